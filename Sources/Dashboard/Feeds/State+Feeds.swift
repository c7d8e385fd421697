import Canvas
import LoopModel

extension State {
  /// Tells of a feed's run: once what it brought, and for as long as it lasts that it fails.
  mutating func take(_ news: FeedNews) -> [Effect] {
    failingFeeds.removeAll { $0.name == news.name }
    if news.isFailing {
      failingFeeds.append(news)
    } else if !news.text.isEmpty {
      status = Status(text: news.text, role: .muted)
    }
    return readFeedsAgain()
  }
}

import LoopModel

/// What kind of business a customer runs: it sets what they spend, how often, and their seasons.
enum Trade: CaseIterable {
  case cafe, hotel, office, reseller

  /// The median over customers of one usual order, in euros: beans, filters, cups.
  var order: Double {
    switch self {
    case .cafe: 460
    case .hotel: 1150
    case .office: 320
    case .reseller: 3400
    }
  }

  /// The median over customers of the gap between two orders, in days.
  var gap: Double {
    switch self {
    case .cafe: 33
    case .hotel: 40
    case .office: 52
    case .reseller: 44
    }
  }

  /// How much is ordered at this time of year; 1 is usual.
  func season(on day: Day) -> Double {
    let date = day.civil
    if (date.month == 12 && date.day >= 20) || (date.month == 1 && date.day <= 3) {
      return self == .hotel ? 0.8 : 0.3
    }
    switch (self, date.month) {
    case (.office, 8): return 0.25
    case (.hotel, 8): return 0.7
    case (.hotel, 5...7), (.hotel, 9): return 1.15
    case (_, 8): return 0.45
    case (_, 7): return 0.9
    case (_, 11): return 1.1
    default: return 1
    }
  }
}

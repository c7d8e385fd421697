/// A terminfo entry for terminals that take red, green and blue, carried in the program.
///
/// The stock `xterm-direct` is often not installed and writes colours in a form that fewer terminals
/// read. ncurses takes an entry from the environment when `TERMINFO` begins with `b64:`. Made by
/// `tic -x` of ncurses 6.4 from:
///
/// ```
/// loop-direct|colours by red green and blue,
///   ccc@, initc@, oc@, setb@, setf@, kmous@, XM@, xm@, smm@, rmm@, rep@,
///   RGB, colors#0x1000000, pairs#0x7FFF,
///   setaf=\E[%?%p1%{8}%<%t3%p1%d%e%p1%{16}%<%t9%p1%{8}%-%d%e
///     38;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m,
///   setab= (the same with 4, 10 and 48),
///   use=xterm-256color,
/// ```
enum DirectColourEntry {
  /// The name the entry is asked for by.
  static let name = "loop-direct"

  /// What `TERMINFO` is set to while the entry is read.
  static let terminfo = """
    b64:\
    HgIqACYADwCdAScGbG9vcC1kaXJlY3R8Y29sb3VycyBieSByZWQgZ3JlZW4gYW5kIGJsdWUAAAEAAAEAAAABAAAAAAEBAA\
    AAAAAAAAEAAAEAAAEAAAAAAAAAAAFQAAAACAAAABgAAAD/////////////////////////////////////////////////\
    ////AAAAAf9/AAAAAAQABgAIABkAHgAmACoALgD//zkASgBMAFAAVwD//1kAZgD//2oAbgB4AHwA/////4AAhACJAI4A//\
    +gAKUAqgD//68AtAC5AL4AxwDLANIA///kAOkA7wD1AP///////wcB////////GQH//x0B////////HwH//yQB////////\
    //8oASwBMgE2AToBPgFEAUoBUAFWAVwBYAH//2UB//9pAW4BcwF3AX4B//+FAYkBkQH///////////////////////////\
    ///v/+/5kB//+cAaUBrgG3AcAByQHSAdsB5AHtAf////////YB+gH/Af7/BAINAv////8fAiICLQIwAjICNQKSAv//lQL/\
    /////////5cCmwKfAqMCpwL/////qwL//+AC/////+QC6gL/////////////8AL/////////////9AL4Av////////////\
    ///////////////////////////////////////////////////////AL/////AwP//////////woDEQMYA/////8fA///\
    JgP///////8tA/////////////80AzoDQANHA04DVQNcA2QDbAN0A3wDhAOMA5QDnAOjA6oDsQO4A8ADyAPQA9gD4APoA/\
    AD+AP/AwYEDQQUBBwEJAQsBDQEPAREBEwEVARbBGIEaQRwBHgEgASIBJAEmASgBKgEsAS3BL4ExQTKBP//////////////\
    ////////////////////////////////////////////0QTcBOEE9AT4BP7//v///////v/+////////////////////AQ\
    X///////////////////////8GBf////////////////////////////////////////////////////8MBR0F////////\
    //////////////////////7/////////LwWcBf//////////////////Cgb///////////////////////////////////\
    ////////////////////////////////////////////////////////////////////////////8hBiQGG1taAAcADQAb\
    WyVpJXAxJWQ7JXAyJWRyABtbM2cAG1tIG1sySgAbW0sAG1tKABtbJWklcDElZEcAG1slaSVwMSVkOyVwMiVkSAAKABtbSA\
    AbWz8yNWwACAAbWz8xMmwbWz8yNWgAG1tDABtbQQAbWz8xMjsyNWgAG1tQABtbTQAbKDAAG1s1bQAbWzFtABtbPzEwNDlo\
    G1syMjswOzB0ABtbMm0AG1s0aAAbWzhtABtbN20AG1s3bQAbWzRtABtbJXAxJWRYABsoQgAbKEIbW20AG1s/MTA0OWwbWz\
    IzOzA7MHQAG1s0bAAbWzI3bQAbWzI0bQAbWz81aCQ8MTAwLz4bWz81bAAbWyFwG1s/Mzs0bBtbNGwbPgAbW0wAfwAbWzN+\
    ABtPQgAbT1AAG1syMX4AG09RABtPUgAbT1MAG1sxNX4AG1sxN34AG1sxOH4AG1sxOX4AG1syMH4AG09IABtbMn4AG09EAB\
    tbNn4AG1s1fgAbT0MAG1sxOzJCABtbMTsyQQAbT0EAG1s/MWwbPgAbWz8xaBs9ABtFABtbJXAxJWRQABtbJXAxJWRNABtb\
    JXAxJWRCABtbJXAxJWRAABtbJXAxJWRTABtbJXAxJWRMABtbJXAxJWREABtbJXAxJWRDABtbJXAxJWRUABtbJXAxJWRBAB\
    tbaQAbWzRpABtbNWkAG2MbXTEwNAcAG1shcBtbPzM7NGwbWzRsGz4AGzgAG1slaSVwMSVkZAAbNwAKABtNACU/JXA5JXQb\
    KDAlZRsoQiU7G1swJT8lcDYldDsxJTslPyVwNSV0OzIlOyU/JXAyJXQ7NCU7JT8lcDElcDMlfCV0OzclOyU/JXA0JXQ7NS\
    U7JT8lcDcldDs4JTttABtIAAkAG093ABtPeQAbT3UAG09xABtPcwBgYGFhZmZnZ2lpampra2xsbW1ubm9vcHBxcXJyc3N0\
    dHV1dnZ3d3h4eXl6ent7fHx9fX5+ABtbWgAbWz83aAAbWz83bAAbT0UAG09GABtPTQAbWzM7Mn4AG1sxOzJGABtbMTsySA\
    AbWzI7Mn4AG1sxOzJEABtbNjsyfgAbWzU7Mn4AG1sxOzJDABtbMjN+ABtbMjR+ABtbMTsyUAAbWzE7MlEAG1sxOzJSABtb\
    MTsyUwAbWzE1OzJ+ABtbMTc7Mn4AG1sxODsyfgAbWzE5OzJ+ABtbMjA7Mn4AG1syMTsyfgAbWzIzOzJ+ABtbMjQ7Mn4AG1\
    sxOzVQABtbMTs1UQAbWzE7NVIAG1sxOzVTABtbMTU7NX4AG1sxNzs1fgAbWzE4OzV+ABtbMTk7NX4AG1syMDs1fgAbWzIx\
    OzV+ABtbMjM7NX4AG1syNDs1fgAbWzE7NlAAG1sxOzZRABtbMTs2UgAbWzE7NlMAG1sxNTs2fgAbWzE3OzZ+ABtbMTg7Nn\
    4AG1sxOTs2fgAbWzIwOzZ+ABtbMjE7Nn4AG1syMzs2fgAbWzI0OzZ+ABtbMTszUAAbWzE7M1EAG1sxOzNSABtbMTszUwAb\
    WzE1OzN+ABtbMTc7M34AG1sxODszfgAbWzE5OzN+ABtbMjA7M34AG1syMTszfgAbWzIzOzN+ABtbMjQ7M34AG1sxOzRQAB\
    tbMTs0UQAbWzE7NFIAG1sxSwAbWz82OWwAG1slaSVkOyVkUgAbWzZuABtbPyVbOzAxMjM0NTY3ODldYwAbW2MAG1szOTs0\
    OW0AG1szbQAbWzIzbQAbWz82OWgbWyVpJXAxJWRzABtbPzY5aBtbJWk7JXAxJWRzABtbJT8lcDElezh9JTwldDMlcDElZC\
    VlJXAxJXsxNn0lPCV0OSVwMSV7OH0lLSVkJWUzODsyOyVwMSV7NjU1MzZ9JS8lZDslcDElezI1Nn0lLyV7MjU1fSUmJWQ7\
    JXAxJXsyNTV9JSYlZCU7bQAbWyU/JXAxJXs4fSU8JXQ0JXAxJWQlZSVwMSV7MTZ9JTwldDEwJXAxJXs4fSUtJWQlZTQ4Oz\
    I7JXAxJXs2NTUzNn0lLyVkOyVwMSV7MjU2fSUvJXsyNTV9JSYlZDslcDElezI1NX0lJiVkJTttABtbPzY5aBtbJWklcDEl\
    ZDslcDIlZHMAG2wAG20AAAMAAABOAJ0AlwMBAQEAAAAJABIAGQAlACoAPABDAEoAUAD+/1oAYQBoAG8AdgB9AIQAiwCSAJ\
    kAoACnAK4AtQC8AMMAygDRANgA3wDmAO0A9AD7AAIBCQEQARcBHgElASwBMwE6AUEBSAFPAVYBXQFkAWsBcgF5AYABhwGO\
    AZUBnAGjAaoBsQG4Ab8BxgHKAc4B0gHWAdoB3gHiAeYB6gHuAfIB9gH8Af7/AAADAAcACgANABAAEwAWABkAHAAfACIAJQ\
    AoACsAMAA1ADoAPwBEAEgATQBSAFcAXABhAGcAbQBzAHkAfwCFAIsAkQCXAJ0AogCnAKwAsQC2ALwAwgDIAM4A1ADaAOAA\
    5gDsAPIA+AD+AAQBCgEQARYBHAEiASgBLgEyATcBPAFBAUYBSwFPAVMBVwFbAV8BZQFrAXEBdwF9AYMBiQGOAZMBG1s/Mj\
    AwNGwAG1s/MjAwNGgAG10xMTIHABtdMTI7JXAxJXMHABtbM0oAG101MjslcDElczslcDIlcwcAG1syMDF+ABtbMjAwfgAb\
    WzIgcQAbWyVwMSVkIHEAG1szOzN+ABtbMzs0fgAbWzM7NX4AG1szOzZ+ABtbMzs3fgAbWzE7MkIAG1sxOzNCABtbMTs0Qg\
    AbWzE7NUIAG1sxOzZCABtbMTs3QgAbWzE7M0YAG1sxOzRGABtbMTs1RgAbWzE7NkYAG1sxOzdGABtbMTszSAAbWzE7NEgA\
    G1sxOzVIABtbMTs2SAAbWzE7N0gAG1syOzN+ABtbMjs0fgAbWzI7NX4AG1syOzZ+ABtbMjs3fgAbWzE7M0QAG1sxOzREAB\
    tbMTs1RAAbWzE7NkQAG1sxOzdEABtbNjszfgAbWzY7NH4AG1s2OzV+ABtbNjs2fgAbWzY7N34AG1s1OzN+ABtbNTs0fgAb\
    WzU7NX4AG1s1OzZ+ABtbNTs3fgAbWzE7M0MAG1sxOzRDABtbMTs1QwAbWzE7NkMAG1sxOzdDABtbMTsyQQAbWzE7M0EAG1\
    sxOzRBABtbMTs1QQAbWzE7NkEAG1sxOzdBABtPeAAbT3QAG092ABtPcgAbT0UAG09rABtPbAAbT28AG09uABtPagAbT20A\
    G09wABtbMjltABtbOW0AQVgAUkdCAFhUAEJEAEJFAENyAENzAEUzAE1zAFBFAFBTAFNlAFNzAFhNAGtEQzMAa0RDNABrRE\
    M1AGtEQzYAa0RDNwBrRE4Aa0ROMwBrRE40AGtETjUAa0RONgBrRE43AGtFTkQzAGtFTkQ0AGtFTkQ1AGtFTkQ2AGtFTkQ3\
    AGtIT00zAGtIT000AGtIT001AGtIT002AGtIT003AGtJQzMAa0lDNABrSUM1AGtJQzYAa0lDNwBrTEZUMwBrTEZUNABrTE\
    ZUNQBrTEZUNgBrTEZUNwBrTlhUMwBrTlhUNABrTlhUNQBrTlhUNgBrTlhUNwBrUFJWMwBrUFJWNABrUFJWNQBrUFJWNgBr\
    UFJWNwBrUklUMwBrUklUNABrUklUNQBrUklUNgBrUklUNwBrVVAAa1VQMwBrVVA0AGtVUDUAa1VQNgBrVVA3AGthMgBrYj\
    EAa2IzAGtjMgBrcDUAa3BBREQAa3BDTUEAa3BESVYAa3BET1QAa3BNVUwAa3BTVUIAa3BaUk8Acm14eABzbXh4AHhtAA==
    """
}

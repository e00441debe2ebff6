using System.Globalization;

namespace CouncilPlatform.Host.Pages.Languages;

/// <summary>The languages of the pages. What modules write in code is English; they bring other languages beside it.</summary>
internal static class Language
{
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    public static readonly CultureInfo Welsh = CultureInfo.GetCultureInfo("cy-GB");

    public static IReadOnlyList<CultureInfo> All { get; } = [English, Welsh];

    /// <summary>The language of the page that is being made: en or cy.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>Whether the page is in the language of the code.</summary>
    public static bool IsEnglish => Current != Welsh.TwoLetterISOLanguageName;

    /// <summary>The language that a page can be switched to.</summary>
    public static CultureInfo Other => IsEnglish ? Welsh : English;

    /// <summary>The language with a code such as cy or cy-GB. Null if the pages do not have it.</summary>
    public static CultureInfo? Find(string? code) =>
        All.FirstOrDefault(l => string.Equals(l.TwoLetterISOLanguageName, code?.Split('-')[0], StringComparison.OrdinalIgnoreCase));
}

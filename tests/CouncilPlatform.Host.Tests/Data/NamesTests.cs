using System.Globalization;
using System.Text;
using CsCheck;

namespace CouncilPlatform.Host.Tests.Data;

/// <summary>When two names are the same, and when they are alike.</summary>
public sealed class NamesTests
{
    [Theory]
    [InlineData("Anglesey", "ANGLESEY")]
    [InlineData("Anglesey", "  anglesey ")]
    [InlineData("St Helens", "St  Helens")]
    [InlineData("St Helens", "St\u00A0Helens")]
    [InlineData("Ynys Môn", "YNYS MO\u0302N")]
    [InlineData("ΟΔΟΣ", "οδος")]
    public void Capital_letters_spaces_and_encodings_make_no_difference(string one, string other)
    {
        Assert.Equal(one, other, Names.Same);
        Assert.Equal(Names.Same.GetHashCode(one), Names.Same.GetHashCode(other));
        Assert.True(Names.AreAlike(one, other));
    }

    [Theory]
    [InlineData("Ynys Môn", "Ynys Mon")]
    [InlineData("St. Helens", "St Helens")]
    [InlineData("Straße", "STRASSE")]
    [InlineData("King’s Lynn", "King's Lynn")]
    [InlineData("Bath & North East Somerset", "Bath and North East Somerset")]
    [InlineData("C-001", "C001")]
    [InlineData("Ærø", "Aero")]
    public void Names_that_differ_by_accents_or_punctuation_are_different_and_alike(string one, string other)
    {
        Assert.NotEqual(one, other, Names.Same);
        Assert.True(Names.AreAlike(one, other));
        Assert.Equal($" Did you mean \"{one}\"?", Names.Hint(other, ["Elsewhere", one]));
    }

    [Theory]
    [InlineData("1.1", "11")]
    [InlineData("2021/22", "202122")]
    [InlineData("Phase 1", "Phase 2")]
    [InlineData("!", "?")]
    [InlineData("Ynys Môn", "Ynys Man")]
    public void Other_names_are_not_alike(string one, string other)
    {
        Assert.False(Names.AreAlike(one, other));
        Assert.Equal("", Names.Hint(other, [one]));
    }

    [Fact]
    public void A_key_is_its_own_key_and_text_is_stored_once_and_for_all() =>
        Gen.OneOf<char>([.. "aZé\u0301ÔßœıΣς \u00A0\u2003.-&'’1½Ⅷﬁ"])
            .Array[0, 12]
            .Select(letters => new string(letters))
            .Sample(text =>
            {
                var key = Names.Key(text);
                var stored = PlainText.Stored(text);
                return Names.Key(key) == key
                    && Names.Same.Equals(text, key)
                    && PlainText.Stored(stored) == stored
                    && Names.Same.Equals(text, stored)
                    && stored.IsNormalized(NormalizationForm.FormC)
                    && Names.AreAlike(text, key);
            });

    [Theory]
    [InlineData(" Ynys  Mo\u0302n ", "Ynys Môn")]
    [InlineData("a\u00A0b", "a b")]
    [InlineData(" two\n  lines ", " two\n  lines ")]
    public void Names_are_stored_without_spaces_that_nobody_sees(string written, string stored) =>
        Assert.Equal(stored, PlainText.Stored(written));

    [Theory]
    [InlineData("Ynys Môn", "ynys-mon")]
    [InlineData("Waste & Recycling", "waste-and-recycling")]
    [InlineData("Straße", "strasse")]
    [InlineData("—", "")]
    public void A_short_name_has_no_accents(string name, string slug) => Assert.Equal(slug, Slugs.Of(name));

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("lt-LT")]
    [InlineData("cy-GB")]
    public void The_language_of_the_machine_makes_no_difference(string language)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
        try
        {
            Assert.Equal("INVERNESS", Names.Key("inverness"));
            Assert.Equal("inverness-city", Slugs.Of("INVERNESS CITY"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}

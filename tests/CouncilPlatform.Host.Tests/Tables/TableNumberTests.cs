using System.Globalization;
using CsCheck;

namespace CouncilPlatform.Host.Tests.Tables;

/// <summary>Numbers as tables have them: never another one than the person meant.</summary>
public sealed class TableNumberTests
{
    [Theory]
    [InlineData("27535.40", "27535.40")]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1,234,567", "1234567")]
    [InlineData("1 234", "1234")]
    [InlineData("1\u00A0234", "1234")]
    [InlineData("1\u202F234.5", "1234.5")]
    [InlineData("(1,234.50)", "-1234.50")]
    [InlineData("(3.2)", "-3.2")]
    [InlineData("\u22123.2", "-3.2")]
    [InlineData("–3.2", "-3.2")]
    [InlineData("+3.2", "3.2")]
    [InlineData("1,234.50-", "-1234.50")]
    [InlineData(".5", "0.5")]
    [InlineData("1e+05", "100000")]
    [InlineData("3E3", "3000")]
    [InlineData("1.5e-3", "0.0015")]
    [InlineData("90.08333333333333", "90.08333333333333")]
    public void A_number_is_read_as_it_is_meant(string text, string number) =>
        Assert.Equal(new(decimal.Parse(number, CultureInfo.InvariantCulture)), TableNumber.Read(text));

    [Theory]
    [InlineData("-£1,234.50", "-1234.50", NumberUnit.Pounds)]
    [InlineData("£-1,234.50", "-1234.50", NumberUnit.Pounds)]
    [InlineData("(£1,234.50)", "-1234.50", NumberUnit.Pounds)]
    [InlineData("£ 5", "5", NumberUnit.Pounds)]
    [InlineData("GBP 1,200", "1200", NumberUnit.Pounds)]
    [InlineData("95.3%", "95.3", NumberUnit.Percent)]
    [InlineData("-2 %", "-2", NumberUnit.Percent)]
    public void Its_sign_says_its_unit(string text, string number, NumberUnit unit) =>
        Assert.Equal(new(decimal.Parse(number, CultureInfo.InvariantCulture), unit), TableNumber.Read(text));

    [Theory]
    [InlineData("94.2p", FigureMarker.Provisional)]
    [InlineData("94.2 [p]", FigureMarker.Provisional)]
    [InlineData("94.2 (r)", FigureMarker.Revised)]
    [InlineData("94.2 R", FigureMarker.Revised)]
    [InlineData("94.2[e]", FigureMarker.Estimated)]
    [InlineData("94.2f", FigureMarker.Forecast)]
    [InlineData("94.2 (provisional)", FigureMarker.Provisional)]
    [InlineData("94.2 [est]", FigureMarker.Estimated)]
    [InlineData("94.2 [b]", FigureMarker.Break)]
    [InlineData("94.2 [u]", FigureMarker.LowReliability)]
    public void A_letter_after_a_figure_is_its_status(string text, FigureMarker marker) =>
        Assert.Equal(new(94.2m, NumberUnit.None, marker), TableNumber.Read(text));

    [Theory]
    [InlineData("1,23")]
    [InlineData("1,23,456.00")]
    [InlineData("27535,40")]
    [InlineData("1.250,00")]
    [InlineData("1,2345")]
    [InlineData("1234,567")]
    [InlineData("0,123")]
    [InlineData("1,234 567")]
    [InlineData("1.234.567")]
    [InlineData("12.")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("--3")]
    [InlineData("(-3)")]
    [InlineData("-3-")]
    [InlineData("(3-)")]
    [InlineData("(3")]
    [InlineData("£5%")]
    [InlineData("€5")]
    [InlineData("£1.2m")]
    [InlineData("94.2 [q]")]
    [InlineData("94.2b")]
    [InlineData("1 e5")]
    [InlineData("1e999")]
    [InlineData("1e-40")]
    [InlineData("1,000e3")]
    [InlineData("٣")]
    [InlineData("<5")]
    [InlineData("#DIV/0!")]
    [InlineData("99999999999999999999999999999999")]
    public void What_could_be_two_numbers_or_none_is_not_read(string text) => Assert.Null(TableNumber.Read(text));

    [Theory]
    [InlineData("27535,40", "27535.40")]
    [InlineData("1.250,00", "1250.00")]
    [InlineData("12,5", "12.5")]
    [InlineData("1.250", "1250")]
    [InlineData("1.250.000", "1250000")]
    public void A_file_with_decimal_commas_has_points_between_thousands(string text, string number) =>
        Assert.Equal(new(decimal.Parse(number, CultureInfo.InvariantCulture)), TableNumber.Read(text, DecimalSeparator.Comma));

    [Theory]
    [InlineData("1,250", null)]
    [InlineData("1.250", null)]
    [InlineData("27535,40", null)]
    [InlineData("1250", "1250")]
    [InlineData("1,250.00", "1250.00")]
    [InlineData("94.12", "94.12")]
    public void Where_a_file_does_not_show_its_decimals_what_could_be_either_is_not_read(string text, string? number) =>
        Assert.Equal(
            number is null ? null : new TableNumber(decimal.Parse(number, CultureInfo.InvariantCulture)),
            TableNumber.Read(text, DecimalSeparator.Unknown)
        );

    [Theory]
    [InlineData("", MissingReason.NotAvailable)]
    [InlineData("-", MissingReason.NotAvailable)]
    [InlineData("..", MissingReason.NotAvailable)]
    [InlineData("x", MissingReason.NotAvailable)]
    [InlineData("[x]", MissingReason.NotAvailable)]
    [InlineData("N/A", MissingReason.NotAvailable)]
    [InlineData("NA", MissingReason.NotAvailable)]
    [InlineData("#N/A", MissingReason.NotAvailable)]
    [InlineData("dna", MissingReason.NotAvailable)]
    [InlineData("z", MissingReason.NotApplicable)]
    [InlineData("[z]", MissingReason.NotApplicable)]
    [InlineData("*", MissingReason.Suppressed)]
    [InlineData("c", MissingReason.Suppressed)]
    [InlineData("[c]", MissingReason.Suppressed)]
    [InlineData("~", MissingReason.Suppressed)]
    [InlineData("<5", MissingReason.Suppressed)]
    [InlineData(">95%", MissingReason.Suppressed)]
    [InlineData("fewer than 5", MissingReason.Suppressed)]
    [InlineData("5 or fewer", MissingReason.Suppressed)]
    [InlineData("(c)", MissingReason.Suppressed)]
    [InlineData("not collected", MissingReason.NotAvailable)]
    [InlineData("not published", MissingReason.NotAvailable)]
    [InlineData("n.a.", MissingReason.NotAvailable)]
    [InlineData(".", MissingReason.NotApplicable)]
    [InlineData("fewer than ten", null)]
    [InlineData("(5)", null)]
    [InlineData("#DIV/0!", null)]
    [InlineData("0", null)]
    [InlineData("94.2", null)]
    [InlineData("[p]", null)]
    [InlineData("<none", null)]
    public void A_missing_figure_has_its_reason_and_is_never_a_number(string text, MissingReason? reason)
    {
        Assert.Equal(reason, TableNumber.ReasonMissing(text));
        Assert.True(reason is null || TableNumber.Read(text) is null);
    }

    [Fact]
    public void However_a_number_is_written_it_is_read_as_itself() =>
        Gen.Select(Gen.Long[-99_999_999_999, 99_999_999_999], Gen.Int[0, 6], Gen.Int[0, 3])
            .Sample(
                (digits, scale, form) =>
                {
                    var number = new decimal(digits) / (decimal)Math.Pow(10, scale);
                    var point = number.ToString("#,##0.######", CultureInfo.InvariantCulture);
                    var text = form switch
                    {
                        0 => number.ToString(CultureInfo.InvariantCulture),
                        1 => point,
                        2 => point.Replace(',', '\u00A0'),
                        _ => number < 0 ? $"({point[1..]})" : $"+{point}",
                    };
                    var swapped = point.Replace(',', ' ').Replace('.', ',').Replace(' ', '.');
                    return TableNumber.Read(text)?.Value == number
                        && TableNumber.Read(swapped, DecimalSeparator.Comma)?.Value == number
                        && (TableNumber.Read(text, DecimalSeparator.Unknown) is not { } same || same.Value == number);
                }
            );

    [Fact]
    public void Text_of_any_kind_is_a_number_only_if_its_digits_are_the_numbers_own() =>
        Gen.String[Gen.Char["0123456789.,- £%()eE[]p\u2013\u00A0<'"], 0, 12]
            .Sample(
                text =>
                    TableNumber.Read(text) is not { } number
                    || text.ContainsAny('e', 'E')
                    || Digits(number.Value.ToString(CultureInfo.InvariantCulture)) == Digits(text),
                iter: 20_000
            );

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit)).TrimStart('0');
}

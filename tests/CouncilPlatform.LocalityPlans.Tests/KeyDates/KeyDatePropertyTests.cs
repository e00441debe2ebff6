using System.Globalization;
using CouncilPlatform.LocalityPlans.Actions;
using CouncilPlatform.LocalityPlans.Contracts;
using CsCheck;

namespace CouncilPlatform.LocalityPlans.Tests.KeyDates;

/// <summary>What holds of every day, month and year, and of any words at all.</summary>
public sealed class KeyDatePropertyTests
{
    private static readonly Gen<DateOnly> Days = Gen.Int[0, 100_000]
        .Select(days => new DateOnly(1900, 1, 1).AddDays(days))
        .Where(d => d.Year <= 2199);

    private static readonly Gen<(DateOnly First, DateOnly Second)> InOrder = Gen.Select(Days, Days)
        .Select((a, b) => a <= b ? (a, b) : (b, a));

    private static readonly Gen<string> Words = Gen.OneOf<string>(
        "by",
        "from",
        "to",
        "and",
        "until",
        "between",
        "in",
        "the",
        "end",
        "of",
        "2015",
        "2015/16",
        "2016-02-30",
        "30",
        "31st",
        "29",
        "february",
        "April",
        "Sept.",
        "Q2",
        "h1",
        "first",
        "half",
        "quarter",
        "two",
        "meetings",
        "in place",
        "commence",
        "onwards",
        "(and ongoing)",
        "(2019)",
        "–",
        "-",
        "/",
        ",",
        "for",
        "through the life of",
        "week commencing",
        "5",
        "10",
        "autumn",
        "before",
        "no later than",
        "subject to",
        "funding",
        "next year",
        "ongoing",
        "12 months",
        "six weeks",
        "two",
        "year",
        "within",
        "after",
        "completed",
        "to date",
        "a year",
        "\u2014",
        "'",
        "\"",
        "\n",
        "ſ",
        "١٢",
        "İ"
    );

    private static readonly Gen<string> Texts = Gen.OneOf<string>(
        Words.Array[0, 12].Select(words => string.Join(' ', words)),
        Gen.String[0, 60]
    );

    [Fact]
    public void A_day_is_that_day_however_it_is_written() =>
        Days.Sample(day =>
        {
            foreach (var format in new[] { "d MMMM yyyy", "d MMM yyyy", "dddd d MMMM yyyy", "yyyy-MM-dd", "dd/MM/yyyy", "d.M.yyyy" })
            {
                var reading = KeyDateReader.Read(day.ToString(format, CultureInfo.InvariantCulture));
                Assert.Equal((KeyDateKind.During, Period.Day(day), Period.Day(day)), (reading.Kind, reading.Start, reading.End));
            }
        });

    [Fact]
    public void A_span_of_months_is_from_the_first_day_of_one_to_the_last_of_the_other() =>
        InOrder.Sample(span =>
        {
            var (first, last) = (Month(span.First), Month(span.Second));
            var expected = (
                span.First.AddDays(1 - span.First.Day),
                span.Second.AddDays(DateTime.DaysInMonth(span.Second.Year, span.Second.Month) - span.Second.Day)
            );
            foreach (
                var words in new[]
                {
                    $"{first} to {last}",
                    $"{first} – {last}",
                    $"between {first} and {last}",
                    $"from {first} until {last}",
                }
            )
            {
                var reading = KeyDateReader.Read(words);
                Assert.Equal(
                    (KeyDateKind.During, expected.Item1, expected.Item2, false),
                    (reading.Kind, reading.Start!.Value.First, reading.End!.Value.Last, reading.Ongoing)
                );
            }
        });

    [Fact]
    public void The_end_of_a_month_is_its_last_day_and_the_day_after_is_another_month() =>
        Days.Sample(day =>
        {
            var end = KeyDateReader.Read($"by the end of {Month(day)}").End!.Value;
            Assert.Equal((end.First, DatePrecision.Day, day.Month), (end.Last, end.Precision, end.Last.Month));
            Assert.Equal(1, end.Last.AddDays(1).Day);
            Assert.Equal(end.Last, KeyDateReader.Read($"by {Month(day)}").End!.Value.Last);
        });

    [Fact]
    public void A_span_of_days_or_weeks_has_so_many_days() =>
        Gen.Select(Days.Where(d => d.Year < 2190), Gen.Int[1, 99], Gen.OneOf<(string, int)>(("day", 1), ("week", 7), ("fortnight", 14)))
            .Sample(
                (day, count, unit) =>
                {
                    var length = Length(count, unit.Item1);
                    foreach (
                        var words in new[] { $"{length} from {Day(day)}", $"{Day(day)} for {length}", $"for {length} starting {Day(day)}" }
                    )
                    {
                        Assert.Equal((KeyDateKind.During, day, day.AddDays(count * unit.Item2 - 1), null), Read(words));
                    }

                    Assert.Equal((KeyDateKind.By, null, day.AddDays(count * unit.Item2), null), Read($"{length} after {Day(day)}"));
                    Assert.Equal((KeyDateKind.By, null, day.AddDays(count * unit.Item2), null), Read($"within {length} of {Day(day)}"));
                }
            );

    [Fact]
    public void A_span_of_months_ends_on_the_day_before_the_same_day_or_with_a_shorter_month() =>
        Gen.Select(Days.Where(d => d.Year < 2100), Gen.Int[1, 99], Gen.OneOf<(string, int)>(("month", 1), ("quarter", 3), ("year", 12)))
            .Sample(
                (day, count, unit) =>
                {
                    var (length, next) = (Length(count, unit.Item1), day.AddMonths(count * unit.Item2));
                    Assert.Equal(
                        (KeyDateKind.During, day, next.Day < day.Day ? next : next.AddDays(-1), null),
                        Read($"{length} from {Day(day)}")
                    );
                    Assert.Equal((KeyDateKind.By, null, next, null), Read($"{length} after {Day(day)}"));

                    // From a month, whole months: the day after is the first of another.
                    var (_, first, last, _) = Read($"{length} from {Month(day)}");
                    Assert.Equal(day.AddDays(1 - day.Day), first);
                    Assert.Equal(first!.Value.AddMonths(count * unit.Item2), last!.Value.AddDays(1));
                }
            );

    [Fact]
    public void What_comes_before_or_after_a_day_by_a_length_comes_back_to_it() =>
        Gen.Select(Days.Where(d => d.Year is > 1910 and < 2190), Gen.Int[1, 999])
            .Sample(
                (day, count) =>
                {
                    var before = Read($"{Length(count, "day")} before {Day(day)}").Last!.Value;
                    Assert.Equal(day, Read($"{Length(count, "day")} after {Day(before)}").Last);
                }
            );

    [Fact]
    public void A_length_is_never_so_many_of_anything() =>
        Gen.Select(
                Gen.Int[1, 120],
                Gen.OneOf<string>("day", "week", "fortnight", "month", "quarter", "year", "working day", "calendar month"),
                Gen.OneOf<string>("", "s", " plan", " pilot", "s of work"),
                Gen.OneOf<string>("from", "by", "before", "during", "in", "within", "over", "to", "until", "between"),
                Days
            )
            .Sample(
                (count, unit, noun, word, day) =>
                {
                    foreach (var number in new[] { Text(count), count <= 12 ? Numbers[count - 1] : Text(count) })
                    {
                        foreach (var when in new[] { Day(day), Month(day), Text(day.Year) })
                        {
                            Assert.Null(KeyDateReader.Read($"{number} {unit}{noun} {word} {when}").Expected);
                        }
                    }
                }
            );

    [Fact]
    public void Quarters_and_halves_make_up_the_year_without_a_gap() =>
        Gen.Int[1900, 2198]
            .Sample(year =>
            {
                foreach (
                    var (name, first) in new[]
                    {
                        (string.Create(CultureInfo.InvariantCulture, $"{year}/{(year + 1) % 100:00}"), new DateOnly(year, 4, 1)),
                        (string.Create(CultureInfo.InvariantCulture, $"{year}"), new DateOnly(year, 1, 1)),
                    }
                )
                {
                    var whole = KeyDateReader.Read(name).Start!.Value;
                    Assert.Equal((first, first.AddYears(1).AddDays(-1)), (whole.First, whole.Last));
                    foreach (
                        var parts in new[]
                        {
                            new[] { "first quarter", "second quarter", "third quarter", "fourth quarter" },
                            ["first half", "second half"],
                        }
                    )
                    {
                        var next = whole.First;
                        foreach (var period in parts.Select(p => KeyDateReader.Read($"{p} of {name}").Start!.Value))
                        {
                            Assert.Equal(next, period.First);
                            next = period.Last.AddDays(1);
                        }

                        Assert.Equal(whole.Last.AddDays(1), next);
                    }
                }
            });

    [Fact]
    public void A_month_has_no_day_more_than_it_has() =>
        Days.Sample(day =>
        {
            var days = DateTime.DaysInMonth(day.Year, day.Month);
            Assert.False(KeyDateReader.Read(string.Create(CultureInfo.InvariantCulture, $"{days} {Month(day)}")).Impossible);
            Assert.True(KeyDateReader.Read(string.Create(CultureInfo.InvariantCulture, $"{days + 1} {Month(day)}")).Impossible);
        });

    [Fact]
    public void Seasons_are_never_dates() =>
        Gen.Select(
                Gen.OneOf<string>("spring", "Summer", "autumn", "Winter"),
                Gen.OneOf<string>("", "by ", "from ", "end of ", "commence ", "between March and "),
                Gen.Int[1990, 2100]
            )
            .Sample(
                (season, before, year) =>
                {
                    var reading = KeyDateReader.Read(string.Create(CultureInfo.InvariantCulture, $"{before}{season} {year}"));
                    Assert.Equal(KeyDateKind.Unread, reading.Kind);
                    Assert.Contains("season", reading.Fault, StringComparison.Ordinal);
                }
            );

    [Fact]
    public void Any_words_are_read_to_something_sound_or_kept_with_the_reason() =>
        Texts.Sample(
            text =>
            {
                var reading = KeyDateReader.Read(text);
                Assert.Equal(reading.Kind == KeyDateKind.Unread, reading.Fault is not null);
                Assert.False(reading.Impossible && reading.Kind != KeyDateKind.Unread);
                if (reading is { Start: { } start, End: { } end })
                {
                    Assert.True(start.First <= end.Last, text);
                }

                Assert.True(!reading.Ongoing || reading.End is null, text);
                Assert.Equal(reading, KeyDateReader.Read(text));
                var date = reading.Of(new PlanAction { Title = "A", Kind = ActionKind.FutureWorking }, 1, text);
                Assert.True(date.DueFrom is null || date.DueBy is null || date.DueFrom <= date.DueBy, text);
                Assert.Equal(text, date.Text);
            },
            iter: 20_000
        );

    private static readonly string[] Numbers = "one two three four five six seven eight nine ten eleven twelve".Split(' ');

    private static (KeyDateKind Kind, DateOnly? First, DateOnly? Last, int? Expected) Read(string words)
    {
        var reading = KeyDateReader.Read(words);
        return (reading.Kind, reading.Starts, reading.Ends, reading.Expected);
    }

    private static string Length(int count, string unit) => $"{Text(count)} {unit}{(count == 1 ? "" : "s")}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Month(DateOnly day) => day.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}

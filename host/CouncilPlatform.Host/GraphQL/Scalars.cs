using System.Buffers;
using System.Globalization;
using System.Text;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>A scalar that clients write as text.</summary>
/// <param name="parse">Reads the text. Its <see cref="FormatException"/> says what is wrong and what to enter.</param>
internal abstract class TextScalar<T>(Func<string, T> parse) : ScalarGraphType
    where T : struct
{
    public override object? ParseLiteral(GraphQLValue value) =>
        value is GraphQLStringValue text ? parse(text.Value.ToString())
        : value is GraphQLNullValue ? null
        : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            T => value,
            string text => parse(text),
            _ => ThrowValueConversionError(value),
        };

    public override object? Serialize(object? value) => value?.ToString();
}

/// <summary>An object's id, see <see cref="GlobalId"/>.</summary>
internal sealed class GlobalIdType : TextScalar<GlobalId>
{
    public GlobalIdType()
        : base(text =>
            GlobalId.TryParse(text, out var id)
                ? id
                : throw new FormatException($"\"{text}\" is not an id. Send an id as a query returned it.")
        ) => Name = "ID";
}

/// <summary>A whole number of 64 bits.</summary>
internal sealed class LongType : LongGraphType
{
    public LongType()
    {
        Name = "Long";
        Description = "A whole number that may be larger than an Int, such as 250000000000 pence.";
    }
}

/// <summary>
/// Text that every database can store: Unicode without U+0000. A document may contain half of a surrogate pair, as in <c>"\ud800"</c>.
/// </summary>
internal sealed class TextType : StringGraphType
{
    public TextType() => Name = "String";

    public override object? ParseLiteral(GraphQLValue value) => Storable(base.ParseLiteral(value));

    public override object? ParseValue(object? value) => Storable(base.ParseValue(value));

    // An answer shows what is stored.
    public override object? Serialize(object? value) => base.ParseValue(value);

    // ParseLiteral reports what is wrong.
    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLStringValue or GraphQLNullValue;

    private static object? Storable(object? value) =>
        value is not string text ? value
        : !text.Contains('\0', StringComparison.Ordinal) && IsUnicode(text) ? PlainText.Stored(text)
        : throw new FormatException("Text cannot contain the character U+0000 or half of a surrogate pair. Remove it.");

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out _, out var length) == OperationStatus.Done)
        {
            text = text[length..];
        }

        return text.IsEmpty;
    }
}

/// <summary>
/// Money as input: exact text. A number in the document's own text is exact too; a JSON number with a fraction is not, and is refused.
/// </summary>
internal sealed class AmountType : ScalarGraphType
{
    private const string Form = "Enter pounds, and pence after a point, as text such as \"27535.40\".";

    public AmountType()
    {
        Name = "Amount";
        Description =
            "Pounds, and pence after a point, as text such as \"27535.40\". No pound sign, thousands separator or fraction of a penny.";
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLStringValue text => Parse(text.Value.ToString()),
            GraphQLIntValue number => Parse(number.Value.ToString()),
            GraphQLFloatValue number => Parse(number.Value.ToString()),
            GraphQLNullValue => null,
            _ => throw new FormatException(Form),
        };

    // ParseLiteral reports what to write instead.
    public override bool CanParseLiteral(GraphQLValue value) => true;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            Money => value,
            string text => Parse(text),
            int or long => Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            double or float or decimal => throw new FormatException(
                "Send an amount with pence as text, such as \"27535.40\". JSON numbers are not exact."
            ),
            _ => throw new FormatException(Form),
        };

    public override object? Serialize(object? value) => ((Money?)value)?.Amount;

    private static Money Parse(string text) =>
        Money.TryParse(text, out var money) ? money : throw new FormatException($"\"{text}\" is not an amount. {Form}");
}

/// <summary>A calendar date, ISO 8601.</summary>
internal sealed class DateType : DateOnlyGraphType
{
    public DateType()
    {
        Name = "Date";
        Description = "A day, such as \"2011-11-08\" (ISO 8601).";
    }
}

/// <summary>A date as precise as its document, see <see cref="PartialDate"/>.</summary>
internal sealed class PartialDateType : TextScalar<PartialDate>
{
    public PartialDateType()
        : base(PartialDate.Parse)
    {
        Name = "PartialDate";
        Description = "A year, a month or a day, as precise as is known: \"2006\", \"2006-11\" or \"2006-11-08\" (ISO 8601).";
    }
}

/// <summary>A financial year, see <see cref="FinancialYear"/>.</summary>
internal sealed class FinancialYearType : TextScalar<FinancialYear>
{
    public FinancialYearType()
        : base(FinancialYear.Parse)
    {
        Name = "FinancialYear";
        Description = "A council's financial year, 1 April to 31 March, such as \"2021/22\".";
    }
}

/// <summary>
/// A moment, see <see cref="UkMoment"/>. A property or argument of the type <see cref="DateTime"/> is also one, and is shown in UTC.
/// </summary>
internal sealed class DateTimeType : TextScalar<UkMoment>
{
    static DateTimeType() => ValueConverter.Register<UkMoment, DateTime>(moment => moment.Utc);

    public DateTimeType()
        : base(UkMoment.Parse)
    {
        Name = "DateTime";
        Description =
            "A date and time with the offset from UTC, such as \"2026-10-30T12:00:00+00:00\" (RFC 3339). "
            + "If you leave out the offset, it is UK time: \"2026-10-30T12:00\".";
    }

    public override object? Serialize(object? value) =>
        value is DateTime utc ? DateTime.SpecifyKind(utc, DateTimeKind.Utc) : base.Serialize(value);
}

using System.Buffers;
using System.Globalization;
using System.Text;
using GraphQL.Types;
using GraphQLParser.AST;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>An object's id, see <see cref="GlobalId"/>.</summary>
internal sealed class GlobalIdType : ScalarGraphType
{
    public GlobalIdType() => Name = "ID";

    public override object? ParseLiteral(GraphQLValue value) =>
        value is GraphQLStringValue text ? ParseValue(text.Value.ToString())
        : value is GraphQLNullValue ? null
        : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            GlobalId => value,
            string text when GlobalId.TryParse(text, out var id) => id,
            string text => throw new FormatException($"\"{text}\" is no id. Send an id as a query gave it to you."),
            _ => ThrowValueConversionError(value),
        };

    public override object? Serialize(object? value) => value?.ToString();
}

/// <summary>Text that every database keeps: Unicode without U+0000. A document may write half of a surrogate pair, as in <c>"\ud800"</c>.</summary>
internal sealed class TextType : StringGraphType
{
    public TextType() => Name = "String";

    public override object? ParseLiteral(GraphQLValue value) => Kept(base.ParseLiteral(value));

    public override object? ParseValue(object? value) => Kept(base.ParseValue(value));

    // Left to ParseLiteral, which says what is wrong.
    public override bool CanParseLiteral(GraphQLValue value) => value is GraphQLStringValue or GraphQLNullValue;

    private static object? Kept(object? value) =>
        value is not string text || !text.Contains('\0', StringComparison.Ordinal) && IsUnicode(text)
            ? value
            : throw new FormatException("Text cannot hold U+0000 or half of a surrogate pair. Leave them out.");

    private static bool IsUnicode(ReadOnlySpan<char> text)
    {
        while (Rune.DecodeFromUtf16(text, out _, out var length) == OperationStatus.Done)
        {
            text = text[length..];
        }

        return text.IsEmpty;
    }
}

/// <summary>Money as input: exact text. A number in the document's own text is exact too; a JSON number with a fraction is not, and is refused.</summary>
internal sealed class AmountType : ScalarGraphType
{
    public AmountType()
    {
        Name = "Amount";
        Description =
            "Pounds and pence as exact text: \"27535.40\". No exponent, thousands separator, currency sign or fraction of a penny.";
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value switch
        {
            GraphQLStringValue text => Parse(text.Value.ToString()),
            GraphQLIntValue number => Parse(number.Value.ToString()),
            GraphQLFloatValue number => Parse(number.Value.ToString()),
            GraphQLNullValue => null,
            _ => throw new FormatException("An amount is text: pounds and at most two decimals, such as \"27535.40\"."),
        };

    // Left to ParseLiteral, which says what to write instead.
    public override bool CanParseLiteral(GraphQLValue value) => true;

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            Money => value,
            string text => Parse(text),
            int or long => Parse(Convert.ToString(value, CultureInfo.InvariantCulture)!),
            double or float or decimal => throw new FormatException(
                "An amount with pence must be sent as text, such as \"27535.40\": JSON numbers are not exact."
            ),
            _ => throw new FormatException("An amount is text: pounds and at most two decimals, such as \"27535.40\"."),
        };

    public override object? Serialize(object? value) => ((Money?)value)?.Amount;

    private static Money Parse(string text) =>
        Money.TryParse(text, out var money)
            ? money
            : throw new FormatException($"\"{text}\" is no amount. Write pounds and at most two decimals, such as \"27535.40\".");
}

/// <summary>A calendar date, ISO 8601.</summary>
internal sealed class DateType : DateOnlyGraphType
{
    public DateType()
    {
        Name = "Date";
        Description = "A calendar date, ISO 8601: \"2011-11-08\".";
    }
}

/// <summary>A date as precise as its document, see <see cref="PartialDate"/>.</summary>
internal sealed class PartialDateType : ScalarGraphType
{
    public PartialDateType()
    {
        Name = "PartialDate";
        Description = "A year, a month or a day, ISO 8601 with reduced precision: \"2006\", \"2006-11\" or \"2006-11-08\".";
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value is GraphQLStringValue text ? ParseValue(text.Value.ToString())
        : value is GraphQLNullValue ? null
        : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            PartialDate => value,
            string text => PartialDate.Parse(text),
            _ => ThrowValueConversionError(value),
        };

    public override object? Serialize(object? value) => value?.ToString();
}

/// <summary>A financial year, see <see cref="FinancialYear"/>.</summary>
internal sealed class FinancialYearType : ScalarGraphType
{
    public FinancialYearType()
    {
        Name = "FinancialYear";
        Description = "A council's financial year, 1 April to 31 March: \"2021/22\".";
    }

    public override object? ParseLiteral(GraphQLValue value) =>
        value is GraphQLStringValue text ? ParseValue(text.Value.ToString())
        : value is GraphQLNullValue ? null
        : ThrowLiteralConversionError(value);

    public override object? ParseValue(object? value) =>
        value switch
        {
            null => null,
            FinancialYear => value,
            string text => FinancialYear.Parse(text),
            _ => ThrowValueConversionError(value),
        };

    public override object? Serialize(object? value) => value?.ToString();
}

using System.Text.Json.Serialization;

namespace CouncilPlatform.Host.Pages.Forms.Fields;

/// <summary>How people fill in a field.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Control>))]
internal enum Control
{
    Text,
    LongText,
    WholeNumber,

    /// <summary>A whole number of 64 bits.</summary>
    LargeNumber,
    Number,
    Amount,
    YesNo,

    /// <summary>A day in three boxes.</summary>
    Date,

    /// <summary>A day of which the day and the month may be left out.</summary>
    PartialDate,
    Moment,
    FinancialYear,

    /// <summary>One of a few values.</summary>
    Choice,

    /// <summary>Any of a few values.</summary>
    Choices,

    /// <summary>Another object of the partnership.</summary>
    Thing,

    /// <summary>Fields that belong together.</summary>
    Group,

    /// <summary>Any number of rows.</summary>
    Rows,

    /// <summary>Rows that follow from the thing that the form is about.</summary>
    Given,
}

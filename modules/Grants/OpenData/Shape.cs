using System.Text;
using System.Text.Json;

namespace CouncilPlatform.Grants.OpenData;

internal enum Holds
{
    Text,
    Identifier,
    Uri,
    DateTime,
    Date,
    PartialDate,
    Currency,
    Sterling,
    Country,
    YesOrNo,
    Version,
    Number,
    NotNegative,
    Pounds,
    Texts,
    DistinctTexts,
    Object,
    Objects,
}

[Flags]
internal enum May
{
    BeAbsent = 0,
    NotBeAbsent = 1,
    BeNull = 2,
    NotBeEmpty = 4,
}

internal sealed record Field(string Name, string Title, Holds Holds, May May = May.BeAbsent, Shape? Of = null)
{
    private readonly byte[] _utf8 = Encoding.UTF8.GetBytes(Name);

    public Field(string name, Holds holds, May may = May.BeAbsent, Shape? of = null)
        : this(name, name, holds, may, of) { }

    public bool Names(JsonProperty property) => property.NameEquals(_utf8);
}

/// <summary>The fields of an object of the standard. Others are the publisher's own and are not read.</summary>
internal sealed class Shape(params Field[] fields)
{
    public IReadOnlyList<Field> Fields => fields;

    public Field? Find(JsonProperty property)
    {
        foreach (var field in fields)
        {
            if (field.Names(property))
                return field;
        }

        return null;
    }

    public Field? Find(string column) =>
        fields.FirstOrDefault(f =>
            f.Title.Equals(column, StringComparison.OrdinalIgnoreCase) || f.Name.Equals(column, StringComparison.OrdinalIgnoreCase)
        );
}

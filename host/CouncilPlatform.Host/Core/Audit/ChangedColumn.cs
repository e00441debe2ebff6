using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>A column as the audit trail names it and writes its values: as they are stored, so money is in pence.</summary>
internal sealed class ChangedColumn
{
    /// <summary>The maximum length of a value in the audit trail.</summary>
    public const int MaxLength = 600;

    // Longer values are cut; their hash still tells whether a text is the one that was recorded.
    private const int Kept = 500;

    private readonly string? _refersTo;

    private ChangedColumn(IProperty property)
    {
        Property = property;
        var member = property.PropertyInfo;
        IsPersonal = member?.IsDefined(typeof(PersonalAttribute)) == true;
        IsWithheld = member?.IsDefined(typeof(NotRecordedAttribute)) == true;
        var isKey = (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) == typeof(Guid);
        _refersTo = isKey && property.GetContainingForeignKeys().FirstOrDefault() is { } key ? NameOf(key.PrincipalEntityType) : null;
        var name =
            isKey && property.Name.Length > 2 && property.Name.EndsWith("Id", StringComparison.Ordinal)
                ? property.Name[..^2]
                : property.Name;
        Name = char.ToLowerInvariant(name[0]) + name[1..];
    }

    public IProperty Property { get; }

    public string Name { get; }

    public bool IsPersonal { get; }

    public bool IsWithheld { get; }

    /// <summary>What the audit trail calls a type of row.</summary>
    public static string NameOf(IReadOnlyTypeBase type) => GraphNameAttribute.Of(type.ClrType);

    /// <summary>The columns of a type that say something: not its own id, its partnership or its version.</summary>
    public static IReadOnlyList<ChangedColumn> Of(IEntityType type) =>
        [
            .. type.GetProperties()
                .Where(p =>
                    !(p.IsPrimaryKey() && type.ClrType.IsAssignableTo(typeof(IKeyed)))
                    && !(p.Name == nameof(IInPartnership.PartnershipId) && type.ClrType.IsAssignableTo(typeof(IInPartnership)))
                    && !(p.Name == nameof(IVersioned.Version) && type.ClrType.IsAssignableTo(typeof(IVersioned)))
                )
                .Select(p => new ChangedColumn(p)),
        ];

    /// <summary>The column's value in a row, as text.</summary>
    public string? TextIn(object row) => TextOf(Property.GetGetter().GetClrValue(row));

    /// <summary>A value as text. Null stays null.</summary>
    public string? TextOf(object? value)
    {
        if (value is Guid id && _refersTo is not null)
        {
            return new GlobalId(_refersTo, id).ToString();
        }

        var text = Property.GetTypeMapping().Converter is { } converter && value is not null ? converter.ConvertToProvider(value) : value;
        return text switch
        {
            null => null,
            string s => Fit(s),
            bool b => b ? "true" : "false",
            Guid g => g.ToString("N"),
            // Some databases keep no more than microseconds.
            DateTime t => t.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            DateOnly d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
            _ => Fit(text.ToString()!),
        };
    }

    private static string Fit(string text) =>
        text.Length <= Kept
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text.AsSpan(0, Kept)}… ({text.Length} characters, SHA-256 {Digest(text)})");

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];
}

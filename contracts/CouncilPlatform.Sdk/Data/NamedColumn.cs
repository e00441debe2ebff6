using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A column by which people know a row among others. A unique index only refuses equal text; two rows whose names are the same as
/// <see cref="Names"/> says are refused when a change is committed.
/// </summary>
/// <param name="Name">The property with the name.</param>
/// <param name="Within">The properties with the keys of what the row is known in, such as its partnership.</param>
internal sealed record NamedColumn(string Name, IReadOnlyList<string> Within)
{
    private const string Annotation = "CouncilPlatform:Names";

    private static readonly HashSet<string> Words = ["Name", "Title", "Reference", "Code"];

    /// <summary>The columns of a table.</summary>
    public static IReadOnlyList<NamedColumn> Of(IReadOnlyEntityType type) => type.FindAnnotation(Annotation)?.Value as NamedColumn[] ?? [];

    /// <summary>A column that has no unique index.</summary>
    public static void Add(IMutableEntityType type, NamedColumn column) =>
        type.SetAnnotation(Annotation, Of(type).Append(column).ToArray());

    /// <summary>The names, titles, references and codes that unique indexes guard.</summary>
    public static void Add(IMutableEntityType type)
    {
        foreach (var index in type.GetIndexes().Where(i => i.IsUnique && i.GetFilter() is null))
        {
            var (last, within) = (index.Properties[^1], index.Properties.SkipLast(1).ToList());
            if (last.ClrType == typeof(string) && Words.Contains(last.Name) && within.TrueForAll(p => p.ClrType == typeof(Guid)))
            {
                Add(type, new(last.Name, within.ConvertAll(p => p.Name)));
            }
        }
    }
}

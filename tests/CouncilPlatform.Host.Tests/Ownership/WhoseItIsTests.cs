using System.Reflection;
using CouncilPlatform.Host.Core;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Host.Tests.Ownership;

/// <summary>Every table says whose its rows are: an organisation's, another row's owner's, or the partnership's with a reason.</summary>
public sealed class WhoseItIsTests
{
    public static TheoryData<string> Modules => [.. EveryModule.All.Append(typeof(CoreModule)).Select(EveryModule.IdOf)];

    [Theory]
    [MemberData(nameof(Modules))]
    [Trait("case", "X3")]
    public void Every_table_says_whose_its_rows_are(string module)
    {
        var silent = InstalledModules
            .TablesOf(EveryModule.All.Append(typeof(CoreModule)).Single(m => EveryModule.IdOf(m) == module))
            .Where(table => MustSay(table) && !Says(table.ClrType))
            .Select(table => table.ClrType.Name)
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.True(
            silent.Count == 0,
            $"Say whose the rows are (IOwned, IJointlyOwned, IBelongsTo or IPartOf, or [Shared] with a reason): {string.Join(", ", silent)}"
        );
    }

    private static bool Says(Type row) =>
        row.IsAssignableTo(typeof(IOwned))
        || row.IsAssignableTo(typeof(IJointlyOwned))
        || row.IsAssignableTo(typeof(IBelonging))
        || row.GetCustomAttribute<SharedAttribute>() is { Reason.Length: > 10 };

    // What stands for itself in a partnership, and what names something of another module, such as an organisation.
    private static bool MustSay(IEntityType table) =>
        table.ClrType.IsAssignableTo(typeof(IInPartnership))
        || table
            .GetProperties()
            .Any(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(Guid) && !p.IsPrimaryKey() && !p.IsForeignKey());
}

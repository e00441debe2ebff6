using System.Reflection;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CouncilPlatform.Testing.Modules;

/// <summary>Every table says whose its rows are: an organisation's, another row's owner's, or the partnership's with a reason.</summary>
public static class WhoseItIs
{
    /// <summary>The classes of a module's tables that say nothing.</summary>
    public static IReadOnlyList<string> Silent(Type module) =>
        [
            .. InstalledModules
                .TablesOf(module)
                .Where(table => MustSay(table) && !Says(table.ClrType))
                .Select(table => table.ClrType.Name)
                .Order(StringComparer.Ordinal),
        ];

    /// <summary>The classes of a module's tables whose rows belong to the whole partnership.</summary>
    internal static IEnumerable<Type> Shared(Type module) =>
        InstalledModules.TablesOf(module).Select(table => table.ClrType).Where(row => row.IsDefined(typeof(SharedAttribute)));

    private static bool Says(Type row) =>
        row.IsAssignableTo(typeof(IOwned))
        || row.IsAssignableTo(typeof(IJointlyOwned))
        || row.IsAssignableTo(typeof(IBelonging))
        || row.GetCustomAttribute<SharedAttribute>() is { Reason.Length: > 10 };

    // What belongs to a partnership directly, and what names something of another module, such as an organisation.
    private static bool MustSay(IEntityType table) =>
        table.ClrType.IsAssignableTo(typeof(IInPartnership))
        || table
            .GetProperties()
            .Any(p => (Nullable.GetUnderlyingType(p.ClrType) ?? p.ClrType) == typeof(Guid) && !p.IsPrimaryKey() && !p.IsForeignKey());
}

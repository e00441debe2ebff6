using CouncilPlatform.Host.Core;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CouncilPlatform.Host.Data;

/// <summary>
/// What a build of a module has already done with this database, so that a start need not do it again: load its demonstration data, compare
/// its tables with its model. It is read without the core's model, which takes a third of a second to make.
/// </summary>
internal sealed class SeenBuilds(IOptions<DataOptions> data)
{
    private HashSet<(string Work, Guid Build)>? _seen;

    public async Task<bool> HasAsync(string work, Type of, CancellationToken cancellationToken) =>
        (_seen ??= await ReadAsync(cancellationToken)).Contains((work, of.Module.ModuleVersionId));

    // Not audited: the data itself is, and this only records that nothing is left to do.
    public static async Task AddAsync(CoreDb db, string work, Type of, CancellationToken cancellationToken)
    {
        await db.Demonstrations.Where(d => d.Loader == work).ExecuteDeleteAsync(cancellationToken);
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO core_demonstrations (\"Loader\", \"Build\") VALUES ({work}, {of.Module.ModuleVersionId})",
            cancellationToken
        );
    }

    private async Task<HashSet<(string Work, Guid Build)>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var connection = DatabaseProbe.Connection(data.Value);
        await connection.OpenAsync(cancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT \"Loader\", \"Build\" FROM core_demonstrations";
        await using var rows = await command.ExecuteReaderAsync(cancellationToken);
        var seen = new HashSet<(string, Guid)>();
        while (await rows.ReadAsync(cancellationToken))
        {
            seen.Add((rows.GetString(0), rows.GetGuid(1)));
        }

        return seen;
    }
}

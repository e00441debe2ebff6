using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Sdk;

/// <summary>
/// What of a module waits for people, kind by kind. The host asks for all kinds, and shows each person those rows that they can act on:
/// they have the role, and they act for the row's organisation.
/// </summary>
public sealed class ModuleWork
{
    private readonly List<WorkKind> _kinds = [];
    private readonly Func<Type> _database;

    internal ModuleWork(Func<Type> database) => _database = database;

    internal IReadOnlyList<WorkKind> Kinds => _kinds;

    /// <summary>Adds a kind of work: one statement, which the host confines and sorts.</summary>
    /// <typeparam name="T">The type of the things, each of which <c>node(id)</c> must find.</typeparam>
    /// <param name="task">What to do, in a few words that begin with a verb, such as "Approve the evidence".</param>
    /// <param name="least">The lowest role that can do it.</param>
    /// <param name="mutation">The mutation that does it, whose form takes the thing. Null if the thing's page says how.</param>
    /// <param name="rows">What waits. Each row is shown once, however often it is found.</param>
    public ModuleWork Add<T>(string task, Role least, string? mutation, Func<WorkSearch, IQueryable<WorkRow>> rows)
        where T : class, IKeyed =>
        AddKind<T>(
            task,
            least,
            mutation,
            async search =>
                await WorkKind.Confine(rows(search), search.Caller, least).Take(WorkKind.MaxRows).ToListAsync(search.Cancellation)
        );

    /// <summary>Adds a kind of work of which the database alone cannot say what waits, such as a target that was missed.</summary>
    /// <inheritdoc cref="Add{T}(string, Role, string, Func{WorkSearch, IQueryable{WorkRow}})"/>
    public ModuleWork Add<T>(string task, Role least, string? mutation, Func<WorkSearch, Task<IReadOnlyList<WorkRow>>> rows)
        where T : class, IKeyed =>
        AddKind<T>(task, least, mutation, async search => [.. WorkKind.Confine((await rows(search)).AsQueryable(), search.Caller, least)]);

    private ModuleWork AddKind<T>(string task, Role least, string? mutation, Func<WorkSearch, Task<IReadOnlyList<WorkRow>>> confined)
        where T : class, IKeyed
    {
        _kinds.Add(
            new(
                GraphNameAttribute.Of(typeof(T)),
                task,
                least,
                mutation,
                async (services, partnerships, nowUtc, cancellationToken) =>
                {
                    var (db, caller) = ((ModuleDb)services.GetRequiredService(_database()), services.GetRequiredService<Caller>());
                    var found = await confined(new(db, partnerships, caller, nowUtc, cancellationToken));
                    return [.. found.DistinctBy(r => r.Id).Take(WorkKind.MaxRows)];
                }
            )
        );
        return this;
    }
}

/// <summary>A kind of work, and where it is found.</summary>
internal sealed record WorkKind(
    string Type,
    string Task,
    Role Least,
    string? Mutation,
    Func<IServiceProvider, IReadOnlyList<Partnership>, DateTime, CancellationToken, Task<IReadOnlyList<WorkRow>>> Find
)
{
    /// <summary>Of each kind, nobody is shown more.</summary>
    public const int MaxRows = 500;

    /// <summary>
    /// What the caller can act on, the most urgent first. What belongs to no organisation waits for everybody with the role, but for
    /// applicants, who act only for their own.
    /// </summary>
    public static IQueryable<WorkRow> Confine(IQueryable<WorkRow> rows, Caller caller, Role least)
    {
        var (own, shared) = (caller.Organisations, least > Role.Applicant);
        return rows.Where(r => r.OwnerId == null && shared || own.Contains(r.OwnerId))
            .OrderBy(r => r.Due == null)
            .ThenBy(r => r.Due)
            .ThenBy(r => r.Id);
    }
}

using CouncilPlatform.Sdk;
using GraphQL.DataLoader;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Core.Contracts;

/// <summary>Organisations that fields name by key. Those that one request needs, in any module, are fetched together.</summary>
public sealed class OrganisationBatch(Batches batches, IMediator mediator)
{
    /// <summary>The organisation with a key. Null if there is none.</summary>
    public IDataLoaderResult<Organisation?> Get(Guid id) => batches.Organisation(id, mediator);

    /// <summary>The organisation with a key. Null if there is no key, or no organisation has it.</summary>
    public IDataLoaderResult<Organisation?>? Get(Guid? id) => id is { } key ? Get(key) : null;

    /// <summary>The organisations that the rows of one parent name, in order, such as the councils of a briefing.</summary>
    /// <inheritdoc cref="Batches.Values{TKey, TState, TRow, TValue}"/>
    /// <param name="organisation">The key of a row's organisation.</param>
    public IDataLoaderResult<IReadOnlyList<Organisation>> Lists<TState, TRow>(
        Guid parent,
        TState state,
        Func<IReadOnlyCollection<Guid>, TState, IQueryable<TRow>> rows,
        Func<TRow, Guid> parentOf,
        Func<TRow, Guid> organisation
    )
        where TRow : class =>
        batches
            .Load(
                parent,
                (mediator, state, rows, parentOf, organisation),
                static async (parents, s, cancellationToken) =>
                {
                    var all = await s.rows(parents, s.state).AsNoTracking().ToListAsync(cancellationToken);
                    var found = await s.mediator.Send(new GetOrganisations([.. all.Select(s.organisation).Distinct()]), cancellationToken);
                    return all.ListsBy(s.parentOf, row => found[s.organisation(row)]);
                }
            )
            .Then(organisations => organisations ?? []);
}

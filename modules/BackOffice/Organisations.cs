namespace CouncilPlatform.BackOffice;

internal static class Organisations
{
    public static IDataLoaderResult<Organisation?>? OrganisationOrNull(this Batches batches, Guid? id, IMediator mediator) =>
        id is { } key ? batches.Organisation(key, mediator) : null;

    public static Task<IReadOnlyDictionary<Guid, Organisation>> OrganisationsAsync(
        this IMediator mediator,
        IEnumerable<Guid> ids,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetOrganisations([.. ids.Distinct()]), cancellationToken);

    /// <summary>
    /// The code that identifies an organisation in splits of money and in tables. Every organisation has one, and it does not change.
    /// </summary>
    public static string Code(this Organisation organisation) =>
        organisation.GssCode ?? organisation.Identifier ?? organisation.Id.ToString("N");
}

using System.Globalization;
using CouncilPlatform.Host.Core.Organisations;
using GraphQL.DataLoader;

namespace CouncilPlatform.Host.Core.Work;

/// <summary>Something that waits for you.</summary>
/// <param name="Subject">The id of the thing that it is about. Pass it to node to read the thing.</param>
/// <param name="Title">What the thing is called.</param>
/// <param name="Task">What to do, in a few words, such as Approve the evidence.</param>
/// <param name="Mutation">The mutation that does it, such as approveMilestone. Null if there are several ways.</param>
/// <param name="Partnership">The partnership that it is in.</param>
/// <param name="Due">The last day that is in time. Null if there is none.</param>
/// <param name="Overdue">Whether that day has passed.</param>
/// <param name="Since">Since when it waits. Null if that is not known.</param>
internal sealed record WorkItem(
    GlobalId Subject,
    string Title,
    string Task,
    string? Mutation,
    Partnership Partnership,
    DateOnly? Due,
    bool Overdue,
    UkMoment? Since
) : IKeyed
{
    internal Guid? OrganisationId { get; init; }

    Guid IKeyed.Id => Subject.Value;

    /// <summary>What it is sorted by: the day, then the task. One thing may wait for several tasks.</summary>
    internal string Order { get; } =
        string.Create(CultureInfo.InvariantCulture, $"{Due ?? DateOnly.MaxValue:yyyy-MM-dd} {Task} {Title} {Subject}");

    /// <summary>The organisation whose people do it. Null if everybody with the role can.</summary>
    public IDataLoaderResult<Organisation?>? Organisation(OrganisationBatch organisations) => organisations.Get(OrganisationId);
}

namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>One organisation took another's place, alone or with others: Cumberland and Westmorland and Furness replaced Cumbria.</summary>
internal sealed class Succession
{
    public required Guid OrganisationId { get; init; }

    public required Guid SuccessorId { get; init; }
}

/// <summary>Records who took an organisation's place.</summary>
internal static class Successions
{
    /// <summary>Makes these its only successors.</summary>
    /// <param name="change">The write.</param>
    /// <param name="organisation">The organisation that was replaced.</param>
    /// <param name="successors">The keys of those that took its place.</param>
    /// <param name="now">What is recorded so far, tracked.</param>
    /// <returns>Whether that changed anything.</returns>
    public static bool Succeed(
        this Change<CoreDb> change,
        Organisation organisation,
        HashSet<Guid> successors,
        IReadOnlyCollection<Succession> now
    )
    {
        var gone = now.Where(s => !successors.Contains(s.SuccessorId)).ToList();
        var added = successors.Except(now.Select(s => s.SuccessorId)).ToList();
        change.Db.RemoveRange(gone);
        change.AddRange(added.Select(s => new Succession { OrganisationId = organisation.Id, SuccessorId = s }));
        return gone.Count + added.Count > 0;
    }
}

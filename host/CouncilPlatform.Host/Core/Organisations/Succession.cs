namespace CouncilPlatform.Host.Core.Organisations;

/// <summary>One organisation replaced another, alone or with others: Cumberland and Westmorland and Furness replaced Cumbria.</summary>
internal sealed class Succession
{
    public required Guid OrganisationId { get; init; }

    public required Guid SuccessorId { get; init; }

    /// <summary>
    /// The day from which the successor acts in the organisation's place: for its records, offices, shares and keys. Null if it only
    /// followed it.
    /// </summary>
    public DateOnly? InheritsOn { get; set; }
}

/// <summary>Records which organisations replaced another.</summary>
internal static class Successions
{
    /// <summary>Makes these the only successors of an organisation.</summary>
    /// <param name="change">The change.</param>
    /// <param name="organisation">The organisation that was replaced.</param>
    /// <param name="successors">The keys of the organisations that replaced it.</param>
    /// <param name="now">The successions that are recorded so far, tracked.</param>
    /// <returns>Whether that changed anything.</returns>
    public static bool Succeed(
        this Change<CoreDb> change,
        Organisation organisation,
        HashSet<Guid> successors,
        IReadOnlyCollection<Succession> now
    )
    {
        // Who acts for an abolished organisation was said by a command. A register does not know it.
        var gone = now.Where(s => s.InheritsOn is null && !successors.Contains(s.SuccessorId)).ToList();
        var added = successors.Except(now.Select(s => s.SuccessorId)).ToList();
        change.Db.RemoveRange(gone);
        change.AddRange(added.Select(s => new Succession { OrganisationId = organisation.Id, SuccessorId = s }));
        return gone.Count + added.Count > 0;
    }
}

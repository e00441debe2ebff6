namespace CouncilPlatform.Sample;

/// <summary>Entries of a partnership: a table, a list and a mutation.</summary>
internal sealed class SampleEntriesFeature : Feature
{
    public override void Tables(ModelBuilder tables) =>
        tables.Entity<SampleEntry>().HasIndex(e => new { e.PartnershipId, e.Title }).IsUnique();

    public override void Graph(GraphContribution graph) =>
        graph.Extend<Partnership, SampleQueries>().Mutation<SampleMutations>().Node<SampleEntry>().Search<SampleEntry>(e => e.Title);
}

/// <summary>An entry of a partnership.</summary>
[Shared("Everybody who works for the partnership keeps its entries.")]
internal sealed class SampleEntry : Aggregate
{
    /// <summary>The title. No two entries of a partnership have the same title.</summary>
    [MaxLength(200)]
    public required string Title { get; set; }
}

/// <summary>Reads a partnership's entries. Each public static method is a field.</summary>
internal sealed class SampleQueries
{
    /// <summary>The partnership's entries, by title.</summary>
    public static Task<Connection<SampleEntry>> SampleEntries(Partnership partnership, Paging paging, SampleDb db) =>
        db.Of<SampleEntry>(partnership).PageAsync(paging, e => e.Title);
}

internal sealed record AddSampleEntryInput(string Title) : PartnershipInput;

/// <summary>Changes a partnership's entries. Each public static method is a mutation.</summary>
internal sealed class SampleMutations
{
    /// <summary>Adds an entry.</summary>
    [Requires(Role.Officer)]
    public static SampleEntry AddSampleEntry(AddSampleEntryInput input, Change<SampleDb> change)
    {
        new Rules().Text(input.Title, 200).Check();
        var entry = change.Add(new SampleEntry { Title = input.Title });
        return change.Done(entry, entry.Title);
    }
}

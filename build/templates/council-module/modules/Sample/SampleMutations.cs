using CouncilPlatform.Sdk;

namespace CouncilPlatform.Sample;

internal sealed record AddSampleEntryInput(string Partnership, string Title) : IPartnershipInput;

/// <summary>What changes a partnership's entries. A broken rule becomes an error of the payload, and nothing is saved.</summary>
internal sealed class SampleMutations
{
    /// <summary>Adds an entry; two of a partnership never share a title.</summary>
    [Requires(Role.Officer)]
    public static Task<SampleEntry> AddSampleEntry(
        AddSampleEntryInput input,
        Partnership partnership,
        SampleDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules().Text(input.Title, 200, "input", "title").Check();
        return db.WriteAsync(
            _ =>
            {
                var entry = new SampleEntry { PartnershipId = partnership.Id, Title = input.Title };
                db.Add(entry);
                db.Audit("addSampleEntry", entry, partnership.Id, entry.Title);
                return Task.FromResult(entry);
            },
            cancellationToken
        );
    }
}

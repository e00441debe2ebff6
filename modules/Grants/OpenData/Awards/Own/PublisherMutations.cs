using System.Text.RegularExpressions;

namespace CouncilPlatform.Grants.OpenData;

/// <summary>As whom a partnership publishes its grants.</summary>
internal sealed partial class PublisherMutations
{
    /// <summary>Sets the prefix of the identifiers of grants that are published from now on. Those that are published keep theirs: an identifier never changes.</summary>
    [Requires(Role.Administrator)]
    public static async Task<GrantPublisher> SetGrantPublisher(
        SetGrantPublisherInput input,
        Partnership partnership,
        GrantsDb db,
        CancellationToken cancellationToken
    )
    {
        new Rules()
            .Require(
                PrefixPattern().IsMatch(input.Prefix),
                RuleCodes.Invalid,
                $"\"{input.Prefix}\" is no prefix of 360Giving's. Write it as it was given out, as in \"360G-traffordmbc\".",
                "input",
                "prefix"
            )
            .Check();
        return await db.WriteAsync(
            async ct =>
            {
                var id = await db
                    .GrantPublishers.Where(p => p.PartnershipId == partnership.Id)
                    .Select(p => (Guid?)p.Id)
                    .SingleOrDefaultAsync(ct);
                GrantPublisher publisher;
                if (id is { } there)
                {
                    publisher = await db.HoldAsync<GrantPublisher>(partnership, there, input.Version, ct);
                    publisher.Prefix = input.Prefix;
                }
                else
                {
                    publisher = new GrantPublisher { PartnershipId = partnership.Id, Prefix = input.Prefix };
                    db.Add(publisher);
                }

                db.Audit("setGrantPublisher", publisher, partnership.Id, publisher.Prefix);
                return publisher;
            },
            cancellationToken
        );
    }

    [GeneratedRegex("^360G-[A-Za-z0-9_]{1,40}\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PrefixPattern();
}

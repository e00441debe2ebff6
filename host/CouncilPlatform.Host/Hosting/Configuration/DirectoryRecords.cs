using CouncilPlatform.Host.Core;
using CouncilPlatform.Host.Core.Organisations;
using CouncilPlatform.Host.Security.SignIn;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Host.Hosting.Configuration;

/// <summary>Compares what the settings of the directories name with the database: organisations and partnerships.</summary>
internal static class DirectoryRecords
{
    /// <summary>What the settings name and the database does not have. None before the first partnership exists.</summary>
    public static async Task<IReadOnlyList<Fault>> FindAsync(CoreDb db, SignInOptions options, CancellationToken cancellationToken)
    {
        var partnerships = await db.Partnerships.Select(p => p.Slug).ToListAsync(cancellationToken);
        if (partnerships.Count == 0)
        {
            return [];
        }

        var faults = new List<Fault>();
        foreach (var (name, directory) in options.Directories)
        {
            var section = $"{SignInOptions.Section}:{nameof(SignInOptions.Directories)}:{name}";
            if (directory.Organisation is { } code && await OrganisationQueries.Organisation(code, db, cancellationToken) is null)
            {
                var key = $"{section}:{nameof(DirectoryOptions.Organisation)}";
                faults.Add(
                    new(
                        key,
                        $"\"{code}\", which no organisation has",
                        "the code of an organisation in the register",
                        $"Correct {key}, or import the register that has the organisation."
                    )
                );
            }

            faults.AddRange(
                directory
                    .Groups.Where(g => !partnerships.Contains(g.Partnership, StringComparer.Ordinal))
                    .DistinctBy(g => g.Partnership)
                    .Select(g => new Fault(
                        $"{section}:{nameof(DirectoryOptions.Groups)}",
                        $"the group \"{g.Group}\" of the partnership \"{g.Partnership}\", which does not exist",
                        $"the short name of a partnership: {string.Join(", ", partnerships.Order(StringComparer.Ordinal).Take(10))}",
                        "Correct the group's partnership, or create the partnership."
                    ))
            );
        }

        return faults;
    }
}

namespace CouncilPlatform.BackOffice.Services;

/// <summary>Offices that stay with each council when a service is shared.</summary>
internal static class Offices
{
    private static readonly string[] Deputies = ["DEPUTY", "ASSISTANT"];

    /// <summary>
    /// Whether a post holds an office: "Head of Strategic HR" holds "Strategic HR", and so does "Strategic Human Resources Manager". A
    /// deputy does not hold it.
    /// </summary>
    public static bool Includes(string post, string office)
    {
        var (words, sought) = (Words(post), Words(office));
        return Enumerable
            .Range(0, Math.Max(0, words.Count - sought.Count + 1))
            .Any(i => words.Skip(i).Take(sought.Count).SequenceEqual(sought) && (i == 0 || !Deputies.Contains(words[i - 1])));
    }

    /// <summary>The offices that stay local, and the services that require it, in the order of the menu.</summary>
    public static Task<List<RetainedOffice>> RetainedOfficesAsync(this Change<BackOfficeDb> change) =>
        (
            from r in change.Of<RetainedPost>()
            join s in change.Of<Service>() on r.ServiceId equals s.Id
            orderby s.Number, r.Title
            select new RetainedOffice(r.Title, s.Name)
        ).ToListAsync(change.Cancellation);

    private static List<string> Words(string title) =>
        [
            .. string.Concat(title.ToUpperInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => word == "HR" ? ["HUMAN", "RESOURCES"] : new[] { word }),
        ];
}

/// <param name="Office">The office, like Monitoring Officer.</param>
/// <param name="Service">The service that requires it to stay local.</param>
internal sealed record RetainedOffice(string Office, string Service);

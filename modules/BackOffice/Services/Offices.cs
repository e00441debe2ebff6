namespace CouncilPlatform.BackOffice.Services;

/// <summary>
/// Offices that stay with each council when a service is shared, and the posts that hold them, whatever their exact title.
/// </summary>
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

    /// <summary>The offices that stay local in a partnership, and by which service.</summary>
    public static Task<List<RetainedOffice>> RetainedOfficesAsync(this Change<BackOfficeDb> change) =>
        (
            from r in change.Of<RetainedPost>()
            join s in change.Of<Service>() on r.ServiceId equals s.Id
            orderby s.Number, r.Title
            select new RetainedOffice(r.Title, s.Name)
        ).ToListAsync(change.Cancellation);

    /// <summary>The office that keeps a post from being shared; null where none does.</summary>
    public static async Task<RetainedOffice?> RetainedOfficeAsync(this Change<BackOfficeDb> change, string post) =>
        (await change.RetainedOfficesAsync()).Find(o => Includes(post, o.Office));

    private static List<string> Words(string title) =>
        [
            .. string.Concat(title.ToUpperInvariant().Select(c => char.IsLetterOrDigit(c) ? c : ' '))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(word => word == "HR" ? ["HUMAN", "RESOURCES"] : new[] { word }),
        ];
}

/// <summary>An office that stays with each council.</summary>
/// <param name="Office">The office, like Monitoring Officer.</param>
/// <param name="Service">The service that keeps it local.</param>
internal sealed record RetainedOffice(string Office, string Service);

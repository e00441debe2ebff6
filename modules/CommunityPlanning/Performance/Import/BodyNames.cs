namespace CouncilPlatform.CommunityPlanning.Performance;

/// <summary>
/// The bodies that a file names by name or by area code. Two spellings of one body are asked about, never merged in silence.
/// </summary>
internal sealed class BodyNames
{
    private const string Yes = "yes";
    private const string No = "no, another body";

    private static readonly HashSet<string> Nations =
    [
        "scotland",
        "england",
        "wales",
        "northern-ireland",
        "united-kingdom",
        "great-britain",
    ];

    private static readonly string[] NationCodes = ["E92", "S92", "W92", "N92", "K0"];
    private static readonly HashSet<string> Small = ["the", "of", "and", "city", "council", "borough", "county"];

    private readonly FileImport _import;
    private readonly Dictionary<string, ReportingBody> _byName = new(Names.Same);
    private readonly Dictionary<string, ReportingBody> _byWords = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReportingBody> _byCode = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, ReportingBody> _byOrganisation = [];
    private readonly OrganisationsInFile _organisations;
    private readonly Dictionary<(string Code, string Name), ReportingBody> _found = [];

    public BodyNames(FileImport import, FileContents contents, List<ReportingBody> bodies, OrganisationsInFile organisations)
    {
        (_import, _organisations) = (import, organisations);
        foreach (var body in bodies)
        {
            Know(body);
        }

        foreach (var named in contents.Bodies)
        {
            if (Resolve(named.First) is { } body)
            {
                _found.Add((named.First.Code, named.First.Body), body);
            }
        }
    }

    /// <summary>Bodies that are not there yet, in the order of the file.</summary>
    public List<ReportingBody> New { get; } = [];

    /// <summary>Area codes of bodies that had none.</summary>
    public Dictionary<Guid, string> Codes { get; } = [];

    /// <summary>Null where the row names no body.</summary>
    public ReportingBody? Find(ObservationRow row) => _found.GetValueOrDefault((row.Code, row.Body));

    /// <summary>Whose a figure of a period is: after an organisation's end, it may be its successor's.</summary>
    public ReportingBody? Find(ObservationRow row, Period period) =>
        _organisations.Find(row.Code) is { } own && _organisations.Find(row.Code, period.First) is { } on && on.Id != own.Id
            ? BodyOf(on, row)
            : Find(row);

    private void Know(ReportingBody body)
    {
        _byName.TryAdd(body.Slug, body);
        _byName.TryAdd(body.Name, body);
        _byWords.TryAdd(WordsOf(body.Name), body);
        if (body.AreaCode is { } code)
        {
            _byCode.TryAdd(code, body);
        }

        if (body.OrganisationId is { } organisation)
        {
            _byOrganisation.TryAdd(organisation, body);
        }
    }

    private ReportingBody? Resolve(ObservationRow row)
    {
        var organisation = _organisations.Find(row.Code);
        var name = row.Body.Length > 0 ? row.Body : organisation?.Name ?? "";
        var body =
            _byCode.GetValueOrDefault(row.Code)
            ?? _byName.GetValueOrDefault(name)
            ?? Alike(name)
            ?? Of(organisation)
            ?? Add(row, name, row.Code);
        if (body is { AreaCode: null } && row.Code.Length is > 0 and <= ReportingBody.MaxCode && _byCode.TryAdd(row.Code, body))
        {
            if (New.Contains(body))
            {
                body.AreaCode = row.Code;
            }
            else
            {
                Codes.TryAdd(body.Id, row.Code);
            }
        }

        return body;
    }

    // "Edinburgh, City of" and "City of Edinburgh"; "Argyll & Bute" and "Argyll and Bute".
    private ReportingBody? Alike(string name) =>
        _byWords.TryGetValue(WordsOf(name), out var like)
        && _import.Ask($"body:{Slugs.Of(name)}", $"Is \"{name}\" the same body as {like.Name}?", [Yes, No], suggestion: Yes) != No
            ? like
            : null;

    // The code says which body it is, however the file writes its name.
    private ReportingBody? Of(Organisation? organisation)
    {
        var body = organisation is null
            ? null
            : _byOrganisation.GetValueOrDefault(organisation.Id) ?? _byName.GetValueOrDefault(organisation.Name);
        if (body is not null)
        {
            _import.Faults.Note($"The code of {organisation!.Name} was read as {body.Name}.");
        }

        return body;
    }

    private ReportingBody? BodyOf(Organisation organisation, ObservationRow row) =>
        _byOrganisation.GetValueOrDefault(organisation.Id)
        ?? _byCode.GetValueOrDefault(organisation.Code)
        ?? _byName.GetValueOrDefault(organisation.Name)
        ?? Add(row, organisation.Name, organisation.Code);

    private ReportingBody? Add(ObservationRow row, string name, string code)
    {
        var slug = Slugs.Of(name);
        if (slug.Length < 2)
        {
            _import.Faults.Add(
                row.Number,
                (name.Length == 0 ? row.Titles.CodeColumn : null) ?? row.Titles.BodyColumn ?? row.Titles.CodeColumn!,
                name.Length == 0 && code.Length > 0
                    ? $"No organisation has the code \"{code}\". Enter the name of the body too."
                    : $"\"{name}\" is not the name of a partnership. Enter its name."
            );
            return null;
        }

        var body = new ReportingBody
        {
            PartnershipId = _import.Partnership.Id,
            Slug = Free(slug),
            Name = name.Length <= 200 ? name : name[..200],
            Kind = IsNation(row, slug) ? ReportingBodyKind.Nation : ReportingBodyKind.Partnership,
            AreaCode = code.Length is > 0 and <= ReportingBody.MaxCode ? code : null,
        };
        Know(body);
        New.Add(body);
        return body;
    }

    private string Free(string slug)
    {
        for (var n = 2; _byName.ContainsKey(slug); n++)
        {
            slug = Invariant($"{slug[..Math.Min(slug.Length, 55)]}-{n}");
        }

        return slug;
    }

    // A profile writes that the nation is in no family group.
    private static bool IsNation(ObservationRow row, string slug) =>
        Nations.Contains(slug)
        || NationCodes.Any(c => row.Code.StartsWith(c, StringComparison.Ordinal))
        || row.Family.Length > 0 && TableNumber.ReasonMissing(row.Family) is not null;

    // The words that tell names apart, in any order.
    private static string WordsOf(string name)
    {
        var words = Slugs.Of(name).Split('-').Where(w => !Small.Contains(w)).Order(StringComparer.Ordinal).ToList();
        return words.Count == 0 ? Slugs.Of(name) : string.Join(' ', words);
    }
}

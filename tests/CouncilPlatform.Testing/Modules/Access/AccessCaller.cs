namespace CouncilPlatform.Testing.Modules.Access;

/// <summary>Somebody who asks for everything.</summary>
/// <param name="Who">In plain English, for whoever reads a fault or a file.</param>
/// <param name="Role">Their role in the partnership that is looked at.</param>
/// <param name="Organisation">The code of the organisation that they act for there.</param>
/// <param name="Key">Their key. The public has none.</param>
internal sealed record AccessCaller(string Who, Role? Role, string? Organisation, string? Key)
{
    /// <summary>The place of the administrator of the organisation that has records, who gets whatever somebody gets.</summary>
    public const int Administrator = 6;

    private static readonly string Own = MadeUpRows.Owners[0].Code;

    private static readonly IReadOnlyList<(string Who, string? Partnership, Role? Role, string? Organisation)> Kinds =
    [
        ("the public", null, null, null),
        ("an applicant of an organisation that has records here", MadeUpHost.Ours, Sdk.Role.Applicant, Own),
        ("an applicant of an organisation that has none", MadeUpHost.Ours, Sdk.Role.Applicant, OwnershipChecks.Outsider),
        ("a viewer", MadeUpHost.Ours, Sdk.Role.Viewer, Own),
        ("an officer", MadeUpHost.Ours, Sdk.Role.Officer, Own),
        ("an approver", MadeUpHost.Ours, Sdk.Role.Approver, Own),
        ("an administrator", MadeUpHost.Ours, Sdk.Role.Administrator, Own),
        ("an administrator of another organisation of the partnership", MadeUpHost.Ours, Sdk.Role.Administrator, MadeUpRows.Owners[1].Code),
        ("an administrator of another partnership", MadeUpHost.Theirs, Sdk.Role.Administrator, Own),
    ];

    /// <summary>Each of them, in the order of the columns of a file.</summary>
    public static IReadOnlyList<string> All => [.. Kinds.Select(k => k.Who)];

    /// <summary>Whether the host knows them: they sent a key.</summary>
    public bool IsKnown => Key is not null;

    /// <summary>Whether they may read the partnership although it is not published.</summary>
    public bool IsViewer => Role >= Sdk.Role.Viewer;

    /// <summary>Whether no record is of, or about, the organisation that they act for.</summary>
    public bool HasNothing => Organisation == OwnershipChecks.Outsider;

    /// <summary>Makes the callers' keys.</summary>
    public static async Task<IReadOnlyList<AccessCaller>> MakeAsync(ModuleHost host)
    {
        var made = new List<AccessCaller>();
        foreach (var (who, partnership, role, organisation) in Kinds)
        {
            var key = partnership is null ? null : await host.KeyAsync(partnership, role, organisation);
            made.Add(partnership == MadeUpHost.Ours ? new(who, role, organisation, key) : new(who, Role: null, Organisation: null, key));
        }

        return made;
    }
}

namespace CouncilPlatform.Sdk;

/// <summary>Who sends a request or runs a command. Everything is denied by default.</summary>
public sealed class Caller
{
    private readonly IReadOnlyDictionary<Guid, Role> _roles;

    internal Caller(string name, bool isOperator, IReadOnlyDictionary<Guid, Role> roles)
    {
        Name = name;
        IsOperator = isOperator;
        _roles = roles;
    }

    /// <summary>
    /// What the audit trail calls the caller: a key's label, a person by number, "command line" or "anonymous"; never a person's name.
    /// </summary>
    public string Name { get; }

    /// <summary>The key that the caller sent. Empty for a caller without one, such as a person or the command line.</summary>
    public Guid Id { get; internal init; }

    /// <summary>
    /// The person who is the caller, or who is behind their key. A key counts as the person who made it, so that nobody approves their own
    /// work with a second key. Null for a command, an import or a demonstration, behind which nobody is known.
    /// </summary>
    public Guid? Person { get; internal init; }

    /// <summary>The platform's operator may do everything in every partnership, but approve their own work.</summary>
    public bool IsOperator { get; }

    /// <summary>The organisation that the caller acts for. Null for a caller that acts for none.</summary>
    public Guid? Organisation { get; internal init; }

    /// <summary>
    /// The organisation that the caller acts for, and those that were abolished and that it succeeded: what is theirs is the caller's.
    /// </summary>
    public IReadOnlyList<Guid?> Organisations => Organisation is null ? [] : [Organisation, .. Predecessors.Select(p => (Guid?)p)];

    /// <summary>Whether the caller acts for the partnership's own team.</summary>
    public bool ActsForPartnership { get; internal init; }

    /// <summary>Whether the caller has proved who they are.</summary>
    public bool IsKnown => IsOperator || _roles.Count > 0;

    internal static Caller Anonymous { get; } = new("anonymous", isOperator: false, new Dictionary<Guid, Role>());

    /// <summary>The abolished organisations whose successor the caller acts for.</summary>
    internal IReadOnlySet<Guid> Predecessors { get; init; } = new HashSet<Guid>();

    internal IReadOnlyList<(Office Office, Guid Organisation)> Offices { get; init; } = [];

    /// <summary>The offices that the caller holds in the organisation that they act for. All their offices if they act for none.</summary>
    internal IEnumerable<Office> HeldOffices =>
        Offices.Where(o => Organisation is not { } organisation || Holds(o.Office, organisation)).Select(o => o.Office).Distinct();

    /// <summary>The caller's role in a partnership, or null.</summary>
    public Role? RoleIn(Partnership partnership) =>
        IsOperator ? Role.Administrator
        : _roles.TryGetValue(partnership.Id, out var role) ? role
        : null;

    /// <summary>Whether the caller may know that the partnership exists: it is published, or they have a role in it.</summary>
    public bool MaySee(Partnership partnership) => partnership.Published || RoleIn(partnership) is not null;

    /// <summary>Whether the caller may read the partnership's data: it is published, or they are at least its viewer.</summary>
    public bool MayRead(Partnership partnership) => partnership.Published || Has(Role.Viewer, partnership);

    /// <summary>Whether the caller acts for the organisation, or for the successor of an organisation that was abolished.</summary>
    public bool ActsFor(Guid organisation) => Organisation == organisation || Predecessors.Contains(organisation);

    /// <summary>Whether the caller holds the office in the organisation today, or in an organisation that succeeded it.</summary>
    public bool Holds(Office office, Guid organisation) =>
        Offices.Any(o => o.Office == office && (o.Organisation == organisation || Organisation == o.Organisation && ActsFor(organisation)));

    /// <summary>Whether this person is behind the caller. False if it is not known who the person was.</summary>
    public bool Is(Guid? person) => person is not null && person == Person;

    /// <summary>Whether the caller has at least <paramref name="role"/> in the partnership.</summary>
    public bool Has(Role role, Partnership partnership) => RoleIn(partnership) >= role;

    /// <summary>The partnerships in which the caller has at least a role.</summary>
    internal IEnumerable<Guid> PartnershipsAs(Role least) => _roles.Where(r => r.Value >= least).Select(r => r.Key);

    /// <summary>Whether the caller may still do everything that they could do before.</summary>
    internal bool HasAllRolesOf(Caller before) =>
        IsOperator || !before.IsOperator && before._roles.All(r => _roles.TryGetValue(r.Key, out var role) && role >= r.Value);
}

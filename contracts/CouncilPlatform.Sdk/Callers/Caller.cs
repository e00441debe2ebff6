namespace CouncilPlatform.Sdk;

/// <summary>Who sends a request or runs a command. Everything is denied by default.</summary>
public sealed class Caller
{
    private readonly IReadOnlyDictionary<Guid, Role> _roles;

    internal Caller(string name, bool isOperator, IReadOnlyDictionary<Guid, Role> roles, Guid? organisation = null)
    {
        Name = name;
        IsOperator = isOperator;
        _roles = roles;
        Organisation = organisation;
    }

    /// <summary>What the audit trail calls the caller: a key's label, "command line" or "anonymous"; never a person's name.</summary>
    public string Name { get; }

    /// <summary>The platform's operator may do everything in every partnership.</summary>
    public bool IsOperator { get; }

    /// <summary>The organisation that the caller acts for, as an applicant does. Null for a caller that acts for none.</summary>
    public Guid? Organisation { get; }

    /// <summary>Whether the caller has proved who they are.</summary>
    public bool IsKnown => IsOperator || _roles.Count > 0;

    internal static Caller Anonymous { get; } = new("anonymous", isOperator: false, new Dictionary<Guid, Role>());

    /// <summary>The caller's role in a partnership, or null.</summary>
    public Role? RoleIn(Partnership partnership) =>
        IsOperator ? Role.Administrator
        : _roles.TryGetValue(partnership.Id, out var role) ? role
        : null;

    /// <summary>Whether the caller may know that the partnership exists: it is published, or they have a role in it.</summary>
    public bool MaySee(Partnership partnership) => partnership.Published || RoleIn(partnership) is not null;

    /// <summary>Whether the caller may read the partnership's data: it is published, or they are at least its viewer.</summary>
    public bool MayRead(Partnership partnership) => partnership.Published || Has(Role.Viewer, partnership);

    /// <summary>Whether the caller acts for the organisation.</summary>
    public bool ActsFor(Guid organisation) => Organisation == organisation;

    /// <summary>Whether the caller has at least <paramref name="role"/> in the partnership.</summary>
    public bool Has(Role role, Partnership partnership) => RoleIn(partnership) >= role;
}

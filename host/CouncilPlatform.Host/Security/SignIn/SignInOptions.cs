using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Security.SignIn;

/// <summary>How people sign in: configuration section <c>SignIn</c>.</summary>
internal sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The directories whose people can sign in, by a short name for addresses: letters, digits and hyphens.</summary>
    public Dictionary<string, DirectoryOptions> Directories { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How long a browser may stay unused before it is signed out, in minutes. 5 to 1,440.</summary>
    [Range(5, 1440)]
    public int IdleMinutes { get; set; } = 30;

    /// <summary>How long a browser stays signed in, however much it is used, in hours. 1 to 24.</summary>
    [Range(1, 24)]
    public int LifetimeHours { get; set; } = 12;

    /// <summary>
    /// For how many days a person's data is kept after their last role has ended and they last signed in. 30 to 3,650.
    /// </summary>
    [Range(30, 3650)]
    public int KeepDays { get; set; } = 730;

    /// <summary>Whether there is a directory with this name. The schemes know it only as the settings spell it.</summary>
    internal bool HasDirectory(string name) => Directories.Keys.Contains(name, StringComparer.Ordinal);

    internal TimeSpan Idle => TimeSpan.FromMinutes(IdleMinutes);

    internal TimeSpan Lifetime => TimeSpan.FromHours(LifetimeHours);
}

/// <summary>A directory that says who people are, such as a council's own Microsoft Entra ID, by OpenID Connect.</summary>
internal sealed class DirectoryOptions
{
    /// <summary>The name that the sign-in page shows, such as the council's.</summary>
    [Required]
    public string Name { get; set; } = "";

    /// <summary>The address below which its discovery document is, such as https://login.microsoftonline.com/TENANT/v2.0.</summary>
    [Required]
    public string Authority { get; set; } = "";

    /// <summary>The id that the directory gave this platform.</summary>
    [Required]
    public string ClientId { get; set; } = "";

    /// <summary>The secret that the directory gave this platform. Without it, only the code's proof (PKCE) protects the exchange.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The audience of tokens that programs send, such as api://council-platform. Without it, no program's token is accepted.
    /// </summary>
    public string? Audience { get; set; }

    /// <summary>
    /// The claim with the directory's own id for a person, which never changes. For Microsoft Entra ID set it to oid, so that people are
    /// the same for each of its applications.
    /// </summary>
    public string SubjectClaim { get; set; } = "sub";

    /// <summary>The organisation whose directory it is: its GSS code, identifier or code in the UK register.</summary>
    public string? Organisation { get; set; }

    /// <summary>Whether the directory is reached by plain HTTP. For tests on this computer only: it must be a loopback address.</summary>
    public bool AllowHttp { get; set; }

    /// <summary>What members of the directory's groups, or holders of its app roles, may do here.</summary>
    public List<GroupOptions> Groups { get; } = [];
}

/// <summary>What the members of one group of a directory may do.</summary>
internal sealed class GroupOptions
{
    /// <summary>The group's id or the app role's value, as it is in the token.</summary>
    [Required]
    public string Group { get; set; } = "";

    /// <summary>The partnership's short name.</summary>
    [Required]
    public string Partnership { get; set; } = "";

    /// <summary>The role in the partnership. Leave it out for a group that only gives an office.</summary>
    public Role? Role { get; set; }

    /// <summary>The office in the directory's organisation.</summary>
    public Office? Office { get; set; }

    /// <summary>Whether the members act for the partnership's own team, and for no organisation.</summary>
    public bool ForPartnership { get; set; }
}

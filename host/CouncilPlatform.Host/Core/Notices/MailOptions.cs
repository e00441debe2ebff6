using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Core.Notices;

/// <summary>The server that sends the host's mail, and when it does.</summary>
internal sealed class MailOptions
{
    public const string Section = "Mail";

    /// <summary>The name of the SMTP server. Without one the host sends no mail.</summary>
    public string Server { get; set; } = "";

    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>How the connection is encrypted.</summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    public string UserName { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The address that the mail comes from.</summary>
    public string From { get; set; } = "";

    /// <summary>How often the host looks whether a notice is due, in seconds.</summary>
    [Range(1, 3_600)]
    public int PollSeconds { get; set; } = 60;

    /// <summary>The hour of the day, in the UK, from which the daily digest is sent.</summary>
    [Range(0, 23)]
    public int DigestHour { get; set; } = 7;
}

/// <summary>How the connection to the mail server is encrypted.</summary>
internal enum MailSecurity
{
    /// <summary>It begins in plain text and must change to TLS.</summary>
    StartTls,

    /// <summary>It is TLS from the start.</summary>
    Tls,

    /// <summary>It is not: only for a server on this computer.</summary>
    None,
}

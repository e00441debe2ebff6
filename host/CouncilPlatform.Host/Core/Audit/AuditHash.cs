using System.Security.Cryptography;
using System.Text;

namespace CouncilPlatform.Host.Core.Audit;

/// <summary>The hashes of the audit trail: SHA-256, in lower-case hexadecimal.</summary>
internal static class AuditHash
{
    // What is hashed, and in which order. A line keeps the form in which it was written.
    private const byte Form = 1;
    private const byte FormWithReason = 2;

    /// <summary>The hash before the first line.</summary>
    public static string Start { get; } = new('0', 64);

    /// <summary>The hash of a line that follows the line with the hash <paramref name="previous"/>.</summary>
    public static string Of(string previous, AuditEntry line) =>
        Of(writer =>
        {
            writer.Write(line.Reason is null ? Form : FormWithReason);
            writer.Write(previous);
            writer.Write(line.Number!.Value);
            writer.Write(line.Id.ToString("N"));
            writer.Write(line.AtUtc.Ticks);
            writer.Write(line.Actor);
            Write(writer, line.ActorId?.ToString("N"));
            Write(writer, line.PersonId?.ToString("N"));
            Write(writer, line.OrganisationId?.ToString("N"));
            writer.Write(line.Offices);
            Write(writer, line.PartnershipId?.ToString("N"));
            writer.Write(line.Action);
            Write(writer, line.Operation);
            writer.Write(line.Subject);
            writer.Write(line.Detail);
            Write(writer, line.Changes);
            if (line.Reason is { } reason)
            {
                writer.Write(reason);
            }
        });

    /// <summary>What a line keeps of personal values.</summary>
    public static string OfPersonal(string salt, string? before, string? after) =>
        Of(writer =>
        {
            writer.Write(salt);
            Write(writer, before);
            Write(writer, after);
        });

    private static string Of(Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            write(writer);
        }

        return Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)));
    }

    private static void Write(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
        {
            writer.Write(text);
        }
    }
}

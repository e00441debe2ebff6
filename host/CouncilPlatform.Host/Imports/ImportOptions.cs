using System.ComponentModel.DataAnnotations;

namespace CouncilPlatform.Host.Imports;

/// <summary>The configuration section <c>Imports</c>.</summary>
internal sealed class ImportOptions
{
    public const string Section = "Imports";

    /// <summary>How many files this host reads or saves at once, one for each partnership. 0 to 16; 0 if other hosts do it.</summary>
    [Range(0, 16)]
    public int AtOnce { get; set; } = 2;

    /// <summary>The largest file that is accepted, in bytes. 1,024 to 2,000,000,000.</summary>
    [Range(1024, 2_000_000_000)]
    public long MaxBytes { get; set; } = 100 * 1024 * 1024;

    /// <summary>How long a file waits for its sender's decision, in minutes. Then it is deleted. 1 to 60.</summary>
    [Range(1, 60)]
    public int KeepMinutes { get; set; } = 60;

    /// <summary>
    /// The folder of files that wait. The default is <c>imports</c> in <c>Data:Directory</c>. Several hosts of one database need not share
    /// it: the host that has a file imports it.
    /// </summary>
    public string? Directory { get; set; }

    internal TimeSpan Keep => TimeSpan.FromMinutes(KeepMinutes);
}

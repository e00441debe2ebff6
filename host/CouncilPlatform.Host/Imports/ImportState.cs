namespace CouncilPlatform.Host.Imports;

/// <summary>How far an import has come.</summary>
internal enum ImportState
{
    /// <summary>The file waits to be read.</summary>
    Waiting,

    /// <summary>The file is being read and checked. Nothing is saved.</summary>
    Reading,

    /// <summary>The file can be imported as it is, once its sender confirms it.</summary>
    Ready,

    /// <summary>The file leaves questions open, which its sender answers.</summary>
    Asking,

    /// <summary>The file has faults. Correct it and send it again.</summary>
    Faulty,

    /// <summary>The sender has confirmed it, and it is being saved.</summary>
    Saving,

    /// <summary>Everything is saved.</summary>
    Done,

    /// <summary>It could not be read or saved, though the file may be right. Nothing was saved.</summary>
    Failed,

    /// <summary>Somebody cancelled it. Nothing was saved.</summary>
    Cancelled,

    /// <summary>Nobody confirmed it in time. Nothing was saved, and the file is deleted.</summary>
    Expired,
}

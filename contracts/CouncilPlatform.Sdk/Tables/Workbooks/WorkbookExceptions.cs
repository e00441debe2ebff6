using System.Diagnostics.CodeAnalysis;

namespace CouncilPlatform.Sdk.Workbooks;

/// <summary>A workbook has more parts, or unpacks to more, than is read.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown and caught here only.")]
[SuppressMessage("Design", "CA1064", Justification = "Thrown and caught here only.")]
internal sealed class WorkbookTooLargeException : Exception;

/// <summary>A cell has text where no table goes.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Thrown and caught here only.")]
[SuppressMessage("Design", "CA1064", Justification = "Thrown and caught here only.")]
internal sealed class StrayCellException(string cell) : Exception
{
    public string Cell => cell;
}

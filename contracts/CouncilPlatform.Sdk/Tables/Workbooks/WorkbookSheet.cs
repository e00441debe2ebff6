namespace CouncilPlatform.Sdk.Workbooks;

/// <summary>A sheet of a workbook.</summary>
/// <param name="Name">As its tab has it.</param>
/// <param name="IsVisible">Whether people see its tab.</param>
/// <param name="Part">Its path in the archive.</param>
internal sealed record WorkbookSheet(string Name, bool IsVisible, string Part);

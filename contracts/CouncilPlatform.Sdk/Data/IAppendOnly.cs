namespace CouncilPlatform.Sdk;

/// <summary>
/// A row that is added and never changed or removed, such as an entry of a ledger. The host refuses to change one, records every one in
/// the audit trail, and compares the table with the trail: the commands <c>check</c> and <c>audit verify</c> report a row that somebody
/// altered, removed or planted in the database. Its table and its columns keep their names.
/// </summary>
public interface IAppendOnly : IKeyed;

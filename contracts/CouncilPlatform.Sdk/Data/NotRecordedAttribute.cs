namespace CouncilPlatform.Sdk;

/// <summary>
/// A column whose values the audit trail never records, such as a key or the hash of a secret. It records only that the column changed.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class NotRecordedAttribute : Attribute;

namespace CouncilPlatform.Sdk;

/// <summary>
/// A column with personal data, such as a name or a free text about a person. The audit trail keeps its old and new values apart, where
/// <see cref="ModuleDb.ForgetPersonalData"/> deletes them: the line itself has only a salted hash of them. The data is of the person that
/// the row's column PersonId names. A row without such a column is its own subject.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute;

namespace CouncilPlatform.Host.Core.People;

/// <summary>Who a person is. Each read is logged.</summary>
internal sealed class PersonFields
{
    /// <summary>The name, as the directory or the invitation gives it.</summary>
    [Needs(nameof(People.Person.Name))]
    public static string Name(Person person, PersonalDataLog log) => log.Read(person).Name;

    /// <summary>The email address, as the directory or the invitation gives it.</summary>
    [Needs(nameof(People.Person.Email))]
    public static string? Email(Person person, PersonalDataLog log) => log.Read(person).Email;
}

namespace CouncilPlatform.Host.Core.People;

/// <summary>Notes who reads whose personal data: once for each person and request. People who read their own are not noted.</summary>
internal sealed partial class PersonalDataLog(Caller caller, ILogger<PersonalDataLog> logger)
{
    private readonly HashSet<Guid> _read = [];

    public Person Read(Person person)
    {
        Note(person.Id);
        return person;
    }

    public void Note(Guid person)
    {
        if (!caller.Is(person) && _read.Add(person))
        {
            Log(caller.Name, caller.Person, person);
        }
    }

    [LoggerMessage(LogLevel.Information, "{Reader} ({ReaderId}) read the personal data of the person {Person}")]
    private partial void Log(string reader, Guid? readerId, Guid person);
}

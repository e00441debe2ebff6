using CouncilPlatform.Host.Core.Keys;
using CouncilPlatform.Host.Core.People;

namespace CouncilPlatform.Host.Core.Offices;

/// <summary>Who is to hold an office: a person, or a key and the person behind it.</summary>
/// <param name="Id">The id of the person or key.</param>
/// <param name="Person">The person.</param>
/// <param name="Name">What the audit trail calls the holder.</param>
internal sealed record Holder(Guid Id, Guid Person, string Name)
{
    public static Holder Of(ApiKey key) => new(key.Id, key.PersonId(), key.Label);

    public static Holder Of(Person person) => new(person.Id, person.Id, person.Reference);
}

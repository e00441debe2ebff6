namespace CouncilPlatform.Sdk;

/// <summary>
/// An input that names the partnership it acts in. The host checks that the caller may see it, that the module is on, and the role, before
/// the mutation runs; the mutation receives the <see cref="Partnership"/> as a parameter.
/// </summary>
public interface IPartnershipInput
{
    /// <summary>The partnership's short name, such as lancashire.</summary>
    string Partnership { get; }
}

namespace CouncilPlatform.Sdk;

/// <summary>What people call a feature of a module, if the name of its folder does not say it. It is a heading of the list of forms.</summary>
/// <param name="folder">The folder of the feature, which is the end of a namespace: Delivery.</param>
/// <param name="name">Its name for people: "Agreements, payments and returns".</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class FeatureNameAttribute(string folder, string name) : Attribute
{
    public string Folder => folder;

    public string Name => name;
}

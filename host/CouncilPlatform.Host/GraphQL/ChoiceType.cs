using System.Reflection;
using GraphQL;
using GraphQL.Types;
using GraphQLParser;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// The choices of an enumeration. The engine's own type is generic in all it does, and so is compiled anew for each enumeration: that took a
/// tenth of the start.
/// </summary>
internal sealed class ChoiceType<T>() : ChoiceType(typeof(T))
    where T : struct, Enum;

/// <summary>The choices of an enumeration that is known only by its type.</summary>
internal abstract class ChoiceType : EnumerationGraphType
{
    private readonly Type _enumeration;

    protected ChoiceType(Type enumeration)
    {
        _enumeration = enumeration;
        Name = GraphNameAttribute.Of(enumeration);
        Description = enumeration.Description();
        foreach (var name in Enum.GetNames(enumeration))
        {
            MemberInfo choice = enumeration.GetField(name)!;
            Add(
                new EnumValueDefinition(name.ToConstantCase(), Enum.Parse(enumeration, name))
                {
                    Description = choice.Description(),
                    DeprecationReason = choice.ObsoleteMessage(),
                }
            );
        }
    }

    public override bool CanParseValue(object? value) =>
        IsChoice(value) ? Values.FindByValue(value) is not null : base.CanParseValue(value);

    public override object? ParseValue(object? value) =>
        IsChoice(value) ? Values.FindByValue(value)?.Value ?? ThrowValueConversionError(value!) : base.ParseValue(value);

    protected override EnumValuesBase CreateValues() => new Choices();

    private bool IsChoice(object? value) => value?.GetType() == _enumeration;

    private sealed class Choices : EnumValuesBase
    {
        private readonly List<EnumValueDefinition> _inOrder = [];
        private readonly Dictionary<object, EnumValueDefinition> _byValue = [];

        public override int Count => _inOrder.Count;

        public override void Add(EnumValueDefinition value)
        {
            _inOrder.Add(value);
            _byValue[value.Value!] = value;
        }

        public override EnumValueDefinition? FindByName(ROM name) => _inOrder.Find(c => c.Name == name);

        public override EnumValueDefinition? FindByValue(object? value) => value is null ? null : _byValue.GetValueOrDefault(value);

        public override IEnumerator<EnumValueDefinition> GetEnumerator() => _inOrder.GetEnumerator();
    }
}

using System.Reflection;
using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>Which GraphQL type represents a class.</summary>
internal sealed class TypeMapping : IGraphTypeMappingProvider
{
    public Type? GetGraphTypeFromClrType(Type clrType, bool isInputType, Type? preferredType)
    {
        if (preferredType is not null)
        {
            return preferredType;
        }

        if (clrType.IsEnum)
        {
            return typeof(ChoiceType<>).MakeGenericType(clrType);
        }

        if (clrType == typeof(GlobalId))
        {
            return typeof(GlobalIdType);
        }

        if (clrType == typeof(DateOnly))
        {
            return typeof(DateType);
        }

        if (clrType == typeof(PartialDate))
        {
            return typeof(PartialDateType);
        }

        if (clrType == typeof(FinancialYear))
        {
            return typeof(FinancialYearType);
        }

        if (clrType == typeof(UkMoment) || clrType == typeof(DateTime))
        {
            return typeof(DateTimeType);
        }

        if (clrType == typeof(long))
        {
            return typeof(LongType);
        }

        if (clrType == typeof(Money) && isInputType)
        {
            return typeof(AmountType);
        }

        return SchemaTypes.BuiltInScalarMappings.ContainsKey(clrType)
            ? null
            : (isInputType ? typeof(InputType<>) : typeof(ObjectType<>)).MakeGenericType(clrType);
    }
}

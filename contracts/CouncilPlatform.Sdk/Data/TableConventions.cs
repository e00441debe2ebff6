using System.Reflection;
using System.Text.RegularExpressions;
using Humanizer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CouncilPlatform.Sdk;

/// <summary>
/// What all tables of a module have in common, so that a feature writes only its indexes and exceptions:
/// <list type="bullet">
/// <item>the name is the module's id and the type's name in the plural: <c>grants_payment_milestones</c>;</item>
/// <item>every settable property of a simple type is a column, whether it is public or not; <c>[MaxLength]</c> gives the length of
/// text;</item>
/// <item>keys are made by the client, enums are stored by name, times are UTC;</item>
/// <item>a property named after another type of the module and "Id", like <c>AllocationId</c>, is a foreign key that restricts
/// deletion;</item>
/// <item><see cref="IVersioned.Version"/> guards every aggregate;</item>
/// <item>a short name (<see cref="ISlugged.Slug"/>) has at most 60 characters, and one row of a partnership has it;</item>
/// <item>a name, title, reference or code in a unique index is the same as another as <see cref="Names"/> says: a change that makes two
/// the same is refused.</item>
/// </list>
/// </summary>
internal static partial class TableConventions
{
    private const int MaxEnumLength = 40;

    // The core's tables that every module writes to in its own transactions.
    private static readonly HashSet<Type> CoreTables =
    [
        typeof(AuditEntry),
        typeof(OutboxEntry),
        typeof(RecordShare),
        typeof(RecordTransfer),
    ];

    public static void Apply(ModelBuilder model, string module)
    {
        var own = model.Model.GetEntityTypes().Where(e => !CoreTables.Contains(e.ClrType) && !e.IsOwned()).ToList();
        foreach (var entity in own)
        {
            AddHiddenColumns(model.Entity(entity.ClrType), entity);
        }

        foreach (var entity in own)
        {
            AddForeignKeys(model.Entity(entity.ClrType), entity, own);
            if (entity.ClrType.IsAssignableTo(typeof(ISlugged)) && entity.ClrType.IsAssignableTo(typeof(IInPartnership)))
            {
                model.Entity(entity.ClrType).HasIndex(nameof(IInPartnership.PartnershipId), nameof(ISlugged.Slug)).IsUnique();
            }

            if (entity.FindAnnotation(RelationalAnnotationNames.TableName) is null)
            {
                entity.SetTableName(TableName(entity.ClrType));
            }

            var name = SnakeCase(entity.GetTableName()!);
            entity.SetTableName(name.StartsWith(module + "_", StringComparison.Ordinal) ? name : $"{module}_{name}");
        }

        foreach (var property in model.Model.GetEntityTypes().SelectMany(e => e.GetProperties()))
        {
            Configure(property);
        }

        foreach (var entity in own)
        {
            NamedColumn.Add(entity);
        }
    }

    private static string TableName(Type type) => GraphNameAttribute.Of(type).Pluralize(inputIsKnownToBeSingular: true);

    // Entity Framework maps public properties by itself.
    private static void AddHiddenColumns(EntityTypeBuilder builder, IMutableEntityType entity)
    {
        foreach (
            var property in entity
                .ClrType.GetProperties(BindingFlags.NonPublic | BindingFlags.Instance)
                .Where(p => p.CanWrite && Selection.IsColumn(p.PropertyType) && !entity.IsIgnored(p.Name))
        )
        {
            builder.Property(property.PropertyType, property.Name);
        }
    }

    private static void AddForeignKeys(EntityTypeBuilder builder, IMutableEntityType entity, List<IMutableEntityType> own)
    {
        foreach (
            var property in entity
                .GetProperties()
                .Where(p => IsGuid(p.ClrType) && p.FindAnnotation(TableExtensions.NoReferenceAnnotation) is null)
                .ToList()
        )
        {
            var principal = own.Find(e => property.Name == e.ClrType.Name + "Id" && e != entity);
            if (principal is not null && !entity.FindForeignKeys(property).Any())
            {
                builder.HasOne(principal.ClrType, null).WithMany().HasForeignKey(property.Name).OnDelete(DeleteBehavior.Restrict);
            }
        }
    }

    private static void Configure(IMutableProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (type == typeof(Guid) && property.IsPrimaryKey())
        {
            property.ValueGenerated = ValueGenerated.Never;
            // A new row has its key once somebody reads the property.
            property.SetPropertyAccessMode(PropertyAccessMode.PreferFieldDuringConstruction);
        }
        else if (type.IsEnum)
        {
            property.SetMaxLength(property.GetMaxLength() ?? MaxEnumLength);
        }
        else if (type == typeof(DateTime) && property.GetValueConverter() is null)
        {
            property.SetValueConverter(new ValueConverter<DateTime, DateTime>(v => v, v => DateTime.SpecifyKind(v, DateTimeKind.Utc)));
        }

        if (property.Name == nameof(ISlugged.Slug) && property.DeclaringType.ClrType.IsAssignableTo(typeof(ISlugged)))
        {
            property.SetMaxLength(property.GetMaxLength() ?? Slugs.MaxLength);
        }

        if (property.Name == nameof(IVersioned.Version) && property.DeclaringType.ClrType.IsAssignableTo(typeof(IVersioned)))
        {
            property.IsConcurrencyToken = true;
        }
    }

    private static bool IsGuid(Type type) => (Nullable.GetUnderlyingType(type) ?? type) == typeof(Guid);

    private static string SnakeCase(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex WordStart();
}

using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;

namespace CouncilPlatform.Sdk;

/// <summary>
/// The one rule of who sees a restricted record (<see cref="IRestrictable"/>) and a draft (<see cref="IPublishable{TSelf}"/>): filters of
/// every query on its table, and on the tables of what belongs to it. The shares are read in the same statement, and only for restricted
/// records of others.
/// </summary>
internal static class OwnerOnlyFilter
{
    private const string Restricted = "owner only";
    private const string Drafts = "drafts";

    /// <summary>The filters' names, for queries that must see everything.</summary>
    public static readonly string[] Names = [Restricted, Drafts];

    public const string OwnersAnnotation = "CouncilPlatform:Owners";

    private const string OwnerColumn = "OwnerId";

    public static void Apply(ModelBuilder model, ModuleDb db)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => !e.IsOwned()).ToList())
        {
            var filter =
                entity.ClrType.IsAssignableTo(typeof(IRestrictable)) ? Invoke(nameof(OfRecord), [entity.ClrType], db, entity)
                : WholeOf(entity.ClrType) is { } whole ? Invoke(nameof(OfPart), [entity.ClrType, whole], db, entity)
                : null;
            if (filter is not null)
            {
                entity.SetQueryFilter(Restricted, filter);
            }

            if (IsPublishable(entity.ClrType))
            {
                entity.SetQueryFilter(Drafts, Invoke(nameof(OfDraft), [entity.ClrType], db, entity));
            }

            entity.RemoveAnnotation(OwnersAnnotation);
        }
    }

    /// <summary>All rows, restricted and drafts too: for numbers and names that must be unique among all of them.</summary>
    public static IQueryable<T> WithOwnerOnly<T>(this IQueryable<T> rows)
        where T : class => rows.IgnoreQueryFilters(Names);

    /// <summary>What a row belongs to, if that can be restricted or a draft, or belongs to something that can.</summary>
    public static Type? WholeOf(Type part) =>
        part.GetInterfaces()
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IBelongsTo<>))
            .Select(i => i.GetGenericArguments()[0])
            .FirstOrDefault(whole => whole.IsAssignableTo(typeof(IRestrictable)) || IsPublishable(whole) || WholeOf(whole) is not null);

    /// <summary>Whether a record is a draft at first.</summary>
    public static bool IsPublishable(Type record) =>
        Array.Exists(record.GetInterfaces(), i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IPublishable<>));

    private static LambdaExpression Invoke(string method, Type[] types, ModuleDb db, IMutableEntityType entity) =>
        (LambdaExpression)
            typeof(OwnerOnlyFilter)
                .GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(types)
                .Invoke(null, BindingFlags.DoNotWrapExceptions, binder: null, [db, entity], culture: null)!;

    private static Expression<Func<T, bool>> OfRecord<T>(ModuleDb db, IMutableEntityType entity)
        where T : class, IRestrictable
    {
        var kind = GraphNameAttribute.Of(typeof(T));
        // The reader acts for the owner, or the owner shares the record with the reader.
        Expression<Func<T, Guid?, bool>> isSeen = (row, owner) =>
            db.Reader.Own.Contains(owner)
            || db.Set<RecordShare>()
                .Any(s =>
                    s.PartnershipId == row.PartnershipId
                    && s.OwnerId == owner
                    && s.Kind == kind
                    && (s.RecordId == null || s.RecordId == row.Id)
                    && (db.Reader.Own.Contains(s.WithId) || db.Reader.ActsForPartnership && s.WithId == null)
                    && s.RevokedUtc == null
                    && s.From <= db.Reader.Today
                    && (s.Until == null || db.Reader.Today <= s.Until)
                );
        Expression<Func<T, bool>> isOpen = row => db.Reader.SeesAll || !row.OwnerOnly;
        var row = isOpen.Parameters[0];
        var isSeenByOwner = entity.FindAnnotation(OwnersAnnotation)?.Value is Owners owners
            ? owners.Any(db, row, owner => Spliced(isSeen, row, owner))
            : Spliced(isSeen, row, Column(entity, row, OwnerColumn));
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(isOpen.Body, isSeenByOwner), row);
    }

    private static Expression<Func<T, bool>> OfDraft<T>(ModuleDb db, IMutableEntityType _)
        where T : class, IPublishable<T>
    {
        Expression<Func<T, bool>> isSeen = draft => db.Reader.SeesAll || db.Reader.ViewsIn.Contains(draft.PartnershipId);
        // Each read of the property may make a new expression.
        var (row, isPublic) = (isSeen.Parameters[0], T.IsPublic);
        var published = ReplacingExpressionVisitor.Replace(isPublic.Parameters[0], row, isPublic.Body);
        return Expression.Lambda<Func<T, bool>>(Expression.OrElse(published, isSeen.Body), row);
    }

    private static Expression<Func<TPart, bool>> OfPart<TPart, TWhole>(ModuleDb db, IMutableEntityType entity)
        where TPart : class
        where TWhole : class, IKeyed
    {
        // The filter of the whole applies here too.
        Expression<Func<TPart, Guid?, bool>> isSeen = (_, whole) => db.Reader.SeesAll || db.Set<TWhole>().Any(w => w.Id == whole);
        var row = isSeen.Parameters[0];
        return Expression.Lambda<Func<TPart, bool>>(Spliced(isSeen, row, Column(entity, row, typeof(TWhole).Name + "Id")), row);
    }

    private static Expression Spliced<T>(Expression<Func<T, Guid?, bool>> condition, ParameterExpression row, Expression key) =>
        ReplacingExpressionVisitor.Replace(
            condition.Parameters[1],
            Expression.Convert(key, typeof(Guid?)),
            ReplacingExpressionVisitor.Replace(condition.Parameters[0], row, condition.Body)
        );

    private static MemberExpression Column(IMutableEntityType entity, ParameterExpression row, string name) =>
        entity.FindProperty(name)?.PropertyInfo is { } column
            ? Expression.Property(row, column)
            : throw new InvalidOperationException(
                $"{entity.ClrType.Name} can be restricted to its owners, and has no column {name}. Name the column so"
                    + (name == OwnerColumn ? ", or say with HasOwners which table has its owners." : ".")
            );

    /// <summary>The table with the owners of records that several organisations own.</summary>
    public abstract record Owners
    {
        /// <summary>Whether one of the owners meets a condition.</summary>
        public abstract Expression Any(ModuleDb db, ParameterExpression record, Func<Expression, Expression> isSeen);
    }

    /// <param name="Record">The column with the record's key.</param>
    /// <param name="Organisation">The column with the owner.</param>
    public sealed record OwnersIn<TOwner>(Expression<Func<TOwner, Guid>> Record, Expression<Func<TOwner, Guid>> Organisation) : Owners
        where TOwner : class
    {
        public override Expression Any(ModuleDb db, ParameterExpression record, Func<Expression, Expression> isSeen)
        {
            var owner = Record.Parameters[0];
            var organisation = ReplacingExpressionVisitor.Replace(Organisation.Parameters[0], owner, Organisation.Body);
            var ofRecord = Expression.Equal(Record.Body, Expression.Property(record, nameof(IKeyed.Id)));
            Expression<Func<IQueryable<TOwner>>> all = () => db.Set<TOwner>();
            return Expression.Call(
                typeof(Queryable),
                nameof(Queryable.Any),
                [typeof(TOwner)],
                all.Body,
                Expression.Lambda<Func<TOwner, bool>>(Expression.AndAlso(ofRecord, isSeen(organisation)), owner)
            );
        }
    }
}

using System.Reflection;
using CouncilPlatform.Host.GraphQL.Http;
using CouncilPlatform.Host.Modules;
using CouncilPlatform.Host.Telemetry;
using GraphQL;
using GraphQL.Resolvers;
using GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;

namespace CouncilPlatform.Host.GraphQL;

/// <summary>
/// Runs before every field that a module contributes. It checks that the caller may see the partnership, that the partnership has the
/// module on, and that the caller has the role. A module cannot forget these checks.
/// </summary>
internal static class Gate
{
    public const string CoreModule = "core";

    /// <summary>The key under which the partnership of a root field is stored for its method.</summary>
    public static string Key(IResolveFieldContext context) => "partnership:" + string.Join('.', context.ResponsePath);

    /// <summary>The partnership that the field names, if the caller may read it and it has the module on.</summary>
    public static async ValueTask<Partnership> EnterAsync(
        IResolveFieldContext context,
        FieldTrace trace,
        string module,
        RequiresAttribute? requires = null
    )
    {
        var slug = context.GetArgument<string>(Parameters.PartnershipArgument);
        var partnership = trace.In(Open(context, await Partnerships(context).FindAsync(slug, context.CancellationToken), module));
        RequireReader(context, partnership, requires, of: null);
        return partnership;
    }

    public static void Guard(FieldType field, MethodInfo method, string module, FieldTarget target)
    {
        var inner = field.Resolver!;
        var requires = method.GetCustomAttribute<RequiresAttribute>();
        if (requires is { UnlessPublished: false, Role: var role })
        {
            field.Metadata[LeastRoles.Key] = role;
        }

        var wantsPartnership = method.GetParameters().Any(p => p.ParameterType == typeof(Partnership));
        switch (target)
        {
            case FieldTarget.Mutation:
                GuardMutation(field, method, requires?.Role, module, inner);
                break;
            case FieldTarget.Query when wantsPartnership:
                field.Arguments!.Add(
                    new QueryArgument<NonNullGraphType<StringGraphType>>
                    {
                        Name = Parameters.PartnershipArgument,
                        Description = Descriptions.Partnership,
                    }
                );
                field.Resolver = new TracedResolver(
                    module,
                    isMutation: false,
                    async (context, trace) =>
                    {
                        context.UserContext[Key(context)] = await EnterAsync(context, trace, module, requires);
                        return await inner.ResolveAsync(context);
                    }
                );
                break;
            case FieldTarget.Type when module != CoreModule || requires is not null || wantsPartnership:
                field.Type = Nullable(field.Type!);
                field.Resolver = new TracedResolver(
                    module,
                    isMutation: false,
                    async (context, trace) =>
                    {
                        var partnership = trace.In(
                            Open(
                                context,
                                await PartnershipOfAsync(context.RequestServices!, context.Source, context.CancellationToken),
                                module
                            )
                        );
                        RequireReader(context, partnership, requires, context.Source);
                        if (wantsPartnership)
                        {
                            context.UserContext[Key(context)] = partnership;
                        }

                        return await inner.ResolveAsync(context);
                    }
                );
                break;
            default:
                field.Resolver = new TracedResolver(module, isMutation: false, (context, _) => inner.ResolveAsync(context));
                break;
        }
    }

    /// <summary>Whether the caller may see an object, and its partnership has the module on.</summary>
    public static async ValueTask<bool> IsOpenAsync(
        IServiceProvider services,
        object found,
        string module,
        Role? least,
        CancellationToken cancellationToken
    ) =>
        found is not IInPartnership and not Partnership
        || await PartnershipOfAsync(services, found, cancellationToken) is { } partnership
            && (module == CoreModule || partnership.Modules.Contains(module))
            && (found is Partnership || MayRead(services.GetRequiredService<Caller>(), partnership, least, found));

    private static void GuardMutation(FieldType field, MethodInfo method, Role? role, string module, IFieldResolver inner)
    {
        if (role is null && method.GetCustomAttribute<RequiresOperatorAttribute>() is null)
        {
            throw new ModuleFaultException(module, $"its mutation \"{field.Name}\" has neither [Requires(role)] nor [RequiresOperator]");
        }

        if (role is not null && !method.GetParameters().Any(p => p.ParameterType.IsAssignableTo(typeof(IPartnershipInput))))
        {
            throw new ModuleFaultException(
                module,
                $"its mutation \"{field.Name}\" needs a role but has no input that names the partnership (IPartnershipInput)"
            );
        }

        if (method.GetCustomAttribute<IrreversibleAttribute>() is { What: var what })
        {
            field.Metadata[IrreversibleAttribute.Key] = what;
            field.Description = $"{field.Description} {what}";
        }

        var name = char.ToLowerInvariant(field.Name[0]) + field.Name[1..];
        var payload = new PayloadType(name, field);
        field.Type = null;
        field.ResolvedType = payload;
        field.Resolver = new TracedResolver(
            module,
            isMutation: true,
            async (context, trace) =>
            {
                try
                {
                    var partnership = await EnterAsync(context, trace, module, role, context.RequestServices!.GetRequiredService<Caller>());
                    InputCheck.Require(context);
                    return await new MutationRun(context, name, partnership, inner).RunAsync();
                }
                catch (RuleException e)
                {
                    return new Payload(null, e.Errors);
                }
            }
        );
    }

    /// <summary>
    /// The partnership that a mutation's input names, if the caller has the role in it. Null for the platform's operator, who needs none.
    /// </summary>
    private static async Task<Partnership?> EnterAsync(
        IResolveFieldContext context,
        FieldTrace trace,
        string module,
        Role? role,
        Caller caller
    )
    {
        if (role is null ? !caller.IsOperator : !caller.IsKnown)
        {
            throw Denied(caller, role is null ? "the key of the platform's operator" : $"the role {role}");
        }

        if (role is not { } least)
        {
            return null;
        }

        var input = context.Arguments!.Values.Select(a => a.Value).OfType<IPartnershipInput>().Single();
        var partnership = trace.In(
            Open(context, await Partnerships(context).FindAsync(input.Partnership, context.CancellationToken), module)
        );
        if (!caller.Has(least, partnership))
        {
            throw Denied(caller, $"the role {least} in {partnership.Name}");
        }

        context.UserContext[Key(context)] = partnership;
        return partnership;
    }

    private static void RequireReader(IResolveFieldContext context, Partnership partnership, RequiresAttribute? requires, object? of)
    {
        var least = requires is { UnlessPublished: true } && partnership.Published ? null : requires?.Role;
        var caller = context.RequestServices!.GetRequiredService<Caller>();
        if (!MayRead(caller, partnership, least, of))
        {
            throw Denied(caller, $"the role {least ?? Role.Viewer} in {partnership.Name}");
        }
    }

    // A restricted object decides for itself. Otherwise the field's lowest role decides or, without one, whether the partnership is
    // published.
    private static bool MayRead(Caller caller, Partnership partnership, Role? least, object? of) =>
        (least is { } role ? caller.Has(role, partnership) : of is IRestricted || caller.MayRead(partnership))
        && (of is not IRestricted restricted || restricted.MayBeReadBy(caller, partnership));

    private static async ValueTask<Partnership?> PartnershipOfAsync(
        IServiceProvider services,
        object? source,
        CancellationToken cancellationToken
    ) =>
        source switch
        {
            Partnership { Id: var id } => await services.GetRequiredService<IPartnerships>().FindAsync(id, cancellationToken),
            IInPartnership { PartnershipId: var id } => await services.GetRequiredService<IPartnerships>().FindAsync(id, cancellationToken),
            _ => throw new InvalidOperationException($"A module extends {source?.GetType().Name}, which belongs to no partnership."),
        };

    private static Partnership Open(IResolveFieldContext context, Partnership? partnership, string module) =>
        partnership is null
            ? throw new ExecutionError("There is no partnership with this name that you can see.") { Code = RuleCodes.NotFound }
        : module != CoreModule && !partnership.Modules.Contains(module)
            ? throw new ExecutionError(context.RequestServices!.GetRequiredService<ModuleCatalogue>().NotEnabled(module, partnership))
            {
                Code = "MODULE_NOT_ENABLED",
            }
        : partnership;

    private static ExecutionError Denied(Caller caller, string needed) =>
        caller.IsKnown
            ? new ExecutionError($"You need {needed} to do this. Ask an administrator of the partnership.") { Code = ErrorCodes.Forbidden }
        : caller.Person is not null
            ? new ExecutionError($"You need {needed} to do this. You have signed in, but an administrator has not given you a role yet.")
            {
                Code = ErrorCodes.Forbidden,
            }
        : new ExecutionError($"You need {needed} to do this. Sign in, or send a key: Authorization: Bearer KEY.")
        {
            Code = ErrorCodes.Unauthenticated,
        };

    private static IPartnerships Partnerships(IResolveFieldContext context) => context.RequestServices!.GetRequiredService<IPartnerships>();

    private static Type Nullable(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(NonNullGraphType<>) ? type.GetGenericArguments()[0] : type;
}

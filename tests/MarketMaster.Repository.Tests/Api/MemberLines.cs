using System.Reflection;
using System.Runtime.CompilerServices;

namespace MarketMaster.Repository.Tests.Api;

/// <summary>One line for each member of a type that its users can see; what the compiler writes for records is left out.</summary>
internal static class MemberLines
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Of(Type type)
    {
        if (type.IsEnum)
            return Enum.GetNames(type).Select(name => (name, value: type.GetField(name)!.GetRawConstantValue()!)).OrderBy(x => x.value).Select(x => $"{x.name} = {x.value},");
        var fields = type.GetFields(Declared).Where(f => Sees(f.Attributes));
        var constructors = type.GetConstructors(Declared).Where(c => Sees(c) && !IsGenerated(c));
        var properties = type.GetProperties(Declared).Where(p => p.GetAccessors(nonPublic: true).Any(Sees) && p.Name != "EqualityContract");
        var events = type.GetEvents(Declared).Where(e => Sees(e.AddMethod!));
        var methods = type.GetMethods(Declared).Where(m => Sees(m) && !IsAccessor(m) && !IsGenerated(m));
        return [.. Lines(fields, Field), .. Lines(constructors, Constructor), .. Lines(properties, Property), .. Lines(events, Event), .. Lines(methods, Method)];
    }

    public static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    public static string Return(MethodInfo method)
    {
        var type = TypeNames.Of(method.ReturnType, Nullability.Of(method.ReturnParameter));
        if (!method.ReturnType.IsByRef)
            return type;
        return method.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "InAttribute") ? "ref readonly " + type : "ref " + type;
    }

    public static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var prefix = parameter switch
        {
            { IsOut: true } => "out ",
            _ when parameter.ParameterType.IsByRef && Has(parameter, "RequiresLocationAttribute") => "ref readonly ",
            _ when parameter.ParameterType.IsByRef && Has(parameter, "IsReadOnlyAttribute") => "in ",
            _ when parameter.ParameterType.IsByRef => "ref ",
            _ when Has(parameter, "ParamArrayAttribute") || Has(parameter, "ParamCollectionAttribute") => "params ",
            _ => "",
        };
        var extension = parameter.Position == 0 && parameter.Member.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : "";
        return $"{extension}{prefix}{TypeNames.Of(parameter.ParameterType, Nullability.Of(parameter))} {parameter.Name}{Literals.Default(parameter)}";
    }

    private static string Field(FieldInfo field)
    {
        var type = TypeNames.Of(field.FieldType, Nullability.Of(field));
        var access = field.IsPublic ? "public" : "protected";
        if (field.IsLiteral)
            return $"{access} const {type} {field.Name} = {Literals.Of(field.GetRawConstantValue(), field.FieldType)};";
        return $"{access} {(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{type} {field.Name};";
    }

    private static string Constructor(ConstructorInfo constructor)
    {
        var name = constructor.DeclaringType!.Name.Split('`')[0];
        return $"{(constructor.IsPublic ? "public" : "protected")} {name}({Parameters(constructor)});";
    }

    private static string Property(PropertyInfo property)
    {
        var accessors = property.GetAccessors(nonPublic: true).Where(Sees).ToList();
        var widest = accessors.Find(a => a.IsPublic) ?? accessors[0];
        var type = property.GetMethod is { ReturnType.IsByRef: true } getter ? Return(getter) : TypeNames.Of(property.PropertyType, Nullability.Of(property));
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{string.Join(", ", index.Select(Parameter))}]";
        var required = Has(property, "RequiredMemberAttribute") ? "required " : "";
        return $"{Modifiers(widest)}{required}{type} {name} {{ {Accessor(property.GetMethod, "get", widest)}{Accessor(property.SetMethod, SetterWord(property), widest)}}}";
    }

    private static string SetterWord(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) == true ? "init" : "set";

    private static string Accessor(MethodInfo? accessor, string word, MethodInfo widest)
    {
        if (accessor is null || !Sees(accessor))
            return "";
        return accessor.IsPublic == widest.IsPublic ? word + "; " : $"protected {word}; ";
    }

    private static string Event(EventInfo e) => $"{Modifiers(e.AddMethod!)}event {TypeNames.Of(e.EventHandlerType!)} {e.Name};";

    private static string Method(MethodInfo method)
    {
        var generics = method.GetGenericArguments();
        var parameters = generics.Length == 0 ? "" : $"<{string.Join(", ", generics.Select(g => g.Name))}>";
        var isReadOnly = method.DeclaringType!.IsValueType && !Has(method.DeclaringType, "IsReadOnlyAttribute") && Has(method, "IsReadOnlyAttribute") ? "readonly " : "";
        return $"{Modifiers(method)}{isReadOnly}{Return(method)} {method.Name}{parameters}({Parameters(method)}){Constraints.Of(generics)};";
    }

    private static string Modifiers(MethodInfo method)
    {
        if (method.DeclaringType!.IsInterface)
            return method.IsStatic ? method.IsAbstract ? "static abstract " : "static " : "";
        var access = method.IsPublic ? "public " : "protected ";
        if (method.IsStatic)
            return access + "static ";
        var overrides = method.GetBaseDefinition() != method || Has(method, "PreserveBaseOverridesAttribute");
        return access + method switch
        {
            { IsAbstract: true } => overrides ? "abstract override " : "abstract ",
            { IsVirtual: true } when overrides => method.IsFinal ? "sealed override " : "override ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => "",
        };
    }

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    private static bool Sees(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool Sees(FieldAttributes attributes) =>
        (attributes & FieldAttributes.FieldAccessMask) is FieldAttributes.Public or FieldAttributes.Family or FieldAttributes.FamORAssem
        && !attributes.HasFlag(FieldAttributes.SpecialName);

    private static bool Has(ICustomAttributeProvider member, string attribute) =>
        member.GetCustomAttributes(inherit: false).Any(a => a.GetType().Name == attribute);

    private static IEnumerable<string> Lines<T>(IEnumerable<T> members, Func<T, string> line) where T : MemberInfo =>
        members.Select(member => (member.Name, Line: line(member))).OrderBy(x => x.Name, StringComparer.Ordinal).ThenBy(x => x.Line, StringComparer.Ordinal).Select(x => x.Line);
}

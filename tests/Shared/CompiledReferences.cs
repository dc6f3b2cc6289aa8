using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Refuge.Tests.Shared;

/// <summary>A type of an assembly, and one type that its compiled code names.</summary>
/// <param name="From">The full name of the outermost type whose code names the other.</param>
/// <param name="To">The full name of the outermost type that is named.</param>
sealed record CompiledReference(string From, string To)
{
    /// <summary>The namespace of <see cref="From"/>.</summary>
    public string FromNamespace => Namespace(From);

    /// <summary>The namespace of <see cref="To"/>.</summary>
    public string ToNamespace => Namespace(To);

    static string Namespace(string type) => type.LastIndexOf('.') is >= 0 and var dot ? type[..dot] : "";
}

/// <summary>
/// Reads from an assembly which types name which others: in base types, fields, signatures, local variables, and in
/// every instruction that carries a token (ECMA-335, partition II, chapter 22 and partition III).
/// </summary>
/// <remarks>Constants are copied into the code that uses them, so a constant of another type leaves no trace
/// here.</remarks>
sealed class CompiledReferences
{
    static readonly OpCode?[] OneByte = new OpCode?[256];
    static readonly OpCode?[] TwoBytes = new OpCode?[256];

    readonly MetadataReader metadata;
    readonly PEReader image;
    readonly HashSet<CompiledReference> found = [];
    readonly NamedTypes types;

    static CompiledReferences()
    {
        foreach (var field in typeof(OpCodes).GetFields())
        {
            if (field.GetValue(null) is not OpCode code) continue;
            if (code.Size == 1) OneByte[code.Value & 0xff] = code;
            else TwoBytes[code.Value & 0xff] = code;
        }
    }

    CompiledReferences(PEReader image)
    {
        (this.image, metadata) = (image, image.GetMetadataReader());
        types = new(metadata);
    }

    /// <summary>Every reference from a type of the assembly to a type of it or of another.</summary>
    public static IReadOnlyCollection<CompiledReference> Of(string assemblyFile)
    {
        using var stream = File.OpenRead(assemblyFile);
        using var image = new PEReader(stream);
        var references = new CompiledReferences(image);
        foreach (var type in references.metadata.TypeDefinitions) references.ReadType(type);
        return references.found;
    }

    /// <summary>The names of the assemblies that an assembly refers to.</summary>
    public static IReadOnlyList<string> AssembliesOf(string assemblyFile)
    {
        using var stream = File.OpenRead(assemblyFile);
        using var image = new PEReader(stream);
        var metadata = image.GetMetadataReader();
        return [.. metadata.AssemblyReferences
            .Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    void ReadType(TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        var from = types.NameOf(handle);
        Add(from, type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            Add(from,
            metadata.GetInterfaceImplementation(implemented).Interface);
        }

        foreach (var parameter in type.GetGenericParameters()) AddConstraints(from, parameter);
        foreach (var field in type.GetFields())
        {
            Add(from,
            metadata.GetFieldDefinition(field).DecodeSignature(types, null));
        }

        foreach (var method in type.GetMethods()) ReadMethod(from, metadata.GetMethodDefinition(method));
    }

    void ReadMethod(string from, MethodDefinition method)
    {
        AddSignature(from, method.DecodeSignature(types, null));
        foreach (var parameter in method.GetGenericParameters()) AddConstraints(from, parameter);
        if (method.RelativeVirtualAddress == 0) return;

        var body = image.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
        {
            foreach (var local in metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(types,
                null))
            {
                Add(from, local);
            }
        }

        foreach (var region in body.ExceptionRegions) Add(from, region.CatchType);
        ReadInstructions(from, body.GetILReader());
    }

    void ReadInstructions(string from, BlobReader code)
    {
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var instruction = (first == 0xfe ? TwoBytes[code.ReadByte()] : OneByte[first])
                ?? throw new BadImageFormatException($"{from} holds an unknown instruction.");
            switch (instruction.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok
                    or OperandType.InlineType:
                    Add(from, MetadataTokens.EntityHandle(code.ReadInt32()));
                    break;
                case OperandType.InlineSwitch:
                    var branches = code.ReadInt32();
                    code.Offset += 4 * branches;
                    break;
                case var operand:
                    code.Offset += SizeOf(operand);
                    break;
            }
        }
    }

    static int SizeOf(OperandType operand) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };

    void Add(string from, EntityHandle handle)
    {
        if (handle.IsNil) return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                Add(from, types.Decode(handle));
                break;
            case HandleKind.FieldDefinition:
                Add(from, metadata.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MethodDefinition:
                Add(from, metadata.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                AddMember(from, metadata.GetMemberReference((MemberReferenceHandle)handle));
                break;
            case HandleKind.MethodSpecification:
                var generic = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                Add(from, generic.Method);
                foreach (var argument in generic.DecodeSignature(types, null)) Add(from, argument);
                break;
        }
    }

    void AddMember(string from, MemberReference member)
    {
        Add(from, member.Parent);
        if (member.GetKind() == MemberReferenceKind.Field) Add(from, member.DecodeFieldSignature(types, null));
        else AddSignature(from, member.DecodeMethodSignature(types, null));
    }

    void AddSignature(string from, MethodSignature<ImmutableArray<string>> signature)
    {
        Add(from, signature.ReturnType);
        foreach (var parameter in signature.ParameterTypes) Add(from, parameter);
    }

    void AddConstraints(string from, GenericParameterHandle parameter)
    {
        foreach (var constraint in metadata.GetGenericParameter(parameter).GetConstraints())
        {
            Add(from,
            metadata.GetGenericParameterConstraint(constraint).Type);
        }
    }

    void Add(string from, ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            if (name != from) found.Add(new(from, name));
        }
    }

    /// <summary>Turns a signature into the full names of the outermost types in it.</summary>
    sealed class NamedTypes(MetadataReader metadata) : ISignatureTypeProvider<ImmutableArray<string>, object?>
    {
        public string NameOf(TypeDefinitionHandle handle)
        {
            var type = metadata.GetTypeDefinition(handle);
            return type.GetDeclaringType() is { IsNil: false } outer ? NameOf(outer) : Full(type.Namespace, type.Name);
        }

        public ImmutableArray<string> Decode(EntityHandle handle) => handle.Kind switch
        {
            HandleKind.TypeDefinition => [NameOf((TypeDefinitionHandle)handle)],
            HandleKind.TypeReference => [NameOf((TypeReferenceHandle)handle)],
            _ => metadata.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null),
        };

        public ImmutableArray<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle,
            byte rawTypeKind) => Decode(handle);
        public ImmutableArray<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle,
            byte rawTypeKind) => Decode(handle);

        public ImmutableArray<string> GetTypeFromSpecification(MetadataReader reader, object? genericContext,
            TypeSpecificationHandle handle, byte rawTypeKind) =>
            Decode(handle);

        public ImmutableArray<string> GetGenericInstantiation(ImmutableArray<string> genericType,
            ImmutableArray<ImmutableArray<string>> typeArguments) =>
            [.. genericType, .. typeArguments.SelectMany(argument => argument)];

        public ImmutableArray<string> GetFunctionPointerType(MethodSignature<ImmutableArray<string>> signature) =>
            [.. signature.ReturnType, .. signature.ParameterTypes.SelectMany(parameter => parameter)];

        public ImmutableArray<string> GetModifiedType(ImmutableArray<string> modifier,
            ImmutableArray<string> unmodifiedType, bool isRequired) =>
            [.. modifier, .. unmodifiedType];

        public ImmutableArray<string> GetArrayType(ImmutableArray<string> elementType, ArrayShape shape) => elementType;
        public ImmutableArray<string> GetByReferenceType(ImmutableArray<string> elementType) => elementType;
        public ImmutableArray<string> GetPinnedType(ImmutableArray<string> elementType) => elementType;
        public ImmutableArray<string> GetPointerType(ImmutableArray<string> elementType) => elementType;
        public ImmutableArray<string> GetSZArrayType(ImmutableArray<string> elementType) => elementType;
        public ImmutableArray<string> GetGenericMethodParameter(object? genericContext, int index) => [];
        public ImmutableArray<string> GetGenericTypeParameter(object? genericContext, int index) => [];
        public ImmutableArray<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];

        string NameOf(TypeReferenceHandle handle)
        {
            var type = metadata.GetTypeReference(handle);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? NameOf((TypeReferenceHandle)type.ResolutionScope) : Full(type.Namespace, type.Name);
        }

        string Full(StringHandle space, StringHandle name) =>
            metadata.GetString(space) is { Length: > 0 } prefix ? $"{prefix}.{metadata.GetString(name)}"
                : metadata.GetString(name);
    }
}

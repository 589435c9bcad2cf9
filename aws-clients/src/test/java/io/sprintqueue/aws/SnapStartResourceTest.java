package io.sprintqueue.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.crac.Core;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SnapStartResourceTest {
    private final List<String> told = new ArrayList<>();
    private int made;

    @Test
    void what_was_made_is_dropped_before_the_image_and_made_again_after_it() throws Exception {
        SnapStartResource<String> resource =
                SnapStartResource.of(this::make, () -> told.add("primed"), told::add);
        assertThat(resource.get()).isEqualTo("made 1");

        resource.beforeCheckpoint(Core.getGlobalContext());
        assertThatThrownBy(resource::get).isInstanceOf(IllegalStateException.class);
        resource.afterRestore(Core.getGlobalContext());

        assertThat(resource.get()).isEqualTo("made 2");
        assertThat(told).containsExactly("primed", "made 2");
    }

    @Test
    void a_function_that_cannot_be_primed_is_restored_all_the_same() throws Exception {
        SnapStartResource<String> resource =
                SnapStartResource.of(
                        this::make,
                        () -> {
                            throw new IllegalStateException("no sample");
                        },
                        _ -> {});

        resource.beforeCheckpoint(Core.getGlobalContext());
        resource.afterRestore(Core.getGlobalContext());

        assertThat(resource.get()).isEqualTo("made 2");
    }

    @Test
    void a_fixed_value_is_never_made_again() {
        assertThat(SnapStartResource.fixed("there").get()).isEqualTo("there");
        assertThat(made).isZero();
    }

    @Test
    void a_lazy_value_is_made_once_on_first_use() {
        var lazy = new Lazy<>(this::make);
        assertThat(made).isZero();

        assertThat(lazy.get()).isEqualTo("made 1").isEqualTo(lazy.get());
    }

    private String make() {
        return "made " + ++made;
    }
}
